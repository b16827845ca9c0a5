package org.carillon.telephony.pool;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the list of telephony servers:
 *
 * <pre>north=sip:192.0.2.1:5060;capacity=30, south=asterisk:192.0.2.2:5038;capacity=10;user=carillon;password=...</pre>
 *
 * <p>Which options there are besides {@code capacity} is the driver's business. A value that holds a comma, a semicolon, a percent sign or a space at its ends is percent-encoded.
 */
public final class ServerDefinitions {

    private static final int DEFAULT_CAPACITY = 10;
    private static final String OPTION_NAME = "[a-z][a-z-]{0,30}";

    /** An address of IPv6 stands in brackets; without a port the driver finds one out. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<name>[^=:]+?)\\s*=\\s*(?<kind>[a-z]+):(?<host>[^:@\\[\\]]+|\\[[0-9A-Fa-f:.]+\\])(:(?<port>\\d{1,6}))?");

    private ServerDefinitions() {}

    /** @throws IllegalArgumentException with a sentence for the operator; it never contains a password */
    public static List<ServerDefinition> read(String text) {
        List<ServerDefinition> servers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String entry : text.split(",")) {
            if (!entry.isBlank()) {
                ServerDefinition server = readServer(entry.trim(), servers.size() + 1);
                if (!names.add(server.name())) {
                    throw new IllegalArgumentException("two servers are named " + server.name());
                }
                servers.add(server);
            }
        }
        return List.copyOf(servers);
    }

    /** @param place which server of the list it is: what is not understood may be half a password, and is not repeated */
    private static ServerDefinition readServer(String entry, int place) {
        String[] parts = entry.split(";");
        Matcher address = ADDRESS.matcher(parts[0].trim());
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "server " + place + " of the list is not written name=kind:host:port;option=value");
        }
        Map<String, String> options = readOptions(parts);
        String capacity = options.remove("capacity");
        String port = address.group("port");
        return new ServerDefinition(
                address.group("name"),
                address.group("kind"),
                address.group("host"),
                port == null ? ServerDefinition.NO_PORT : number(port),
                capacity == null ? DEFAULT_CAPACITY : number(capacity),
                options);
    }

    private static Map<String, String> readOptions(String[] parts) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", 2);
            String name = option[0].trim();
            if (option.length != 2 || !name.matches(OPTION_NAME)) {
                throw new IllegalArgumentException(
                        "an option of server " + parts[0].split("=")[0] + " is not written name=value");
            }
            options.put(name, decode(option[1].trim()));
        }
        return options;
    }

    private static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new IllegalArgumentException("a percent sign in a value is written %25");
        }
    }

    static int number(String digits) {
        String trimmed = digits.trim();
        if (!trimmed.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("not a number: " + trimmed);
        }
        return Integer.parseInt(trimmed);
    }
}
