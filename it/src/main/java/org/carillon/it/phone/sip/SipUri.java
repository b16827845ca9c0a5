package org.carillon.it.phone.sip;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP URI, as far as a phone on a loopback needs it.
 *
 * @param user the user part without its parameters, decoded; empty where there is none
 * @param host a host name or address
 * @param port the port, 5060 where none is told
 * @param tcp whether it asks for TCP
 * @param parameters all other parameters as they were written, each with its semicolon
 */
public record SipUri(String user, String host, int port, boolean tcp, String parameters) {

    private static final Pattern URI = Pattern.compile(
            "sips?:(?:(?<user>[^@;]*)(?:;[^@]*)?@)?(?<host>\\[[^]]+]|[^:;?>]+)(?::(?<port>\\d+))?(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);

    /**
     * Reads a SIP URI.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SipUri parse(String text) {
        Matcher matcher = URI.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a SIP URI: " + text);
        }
        String user = matcher.group("user") == null ? "" : matcher.group("user");
        String port = matcher.group("port");
        String rest = matcher.group("rest").replaceFirst("\\?.*", "");
        return new SipUri(
                URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8),
                matcher.group("host"),
                port == null ? 5060 : Integer.parseInt(port),
                rest.toLowerCase(Locale.ROOT).contains("transport=tcp"),
                rest.replaceAll("(?i);transport=[a-z]+", ""));
    }

    /** Where it leads to. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
