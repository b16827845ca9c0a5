package org.carillon.telephony.inbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDefinitions;

/** Turns the text of configuration properties into values; what is wrong is told with the property's name. */
final class PropertyReader {

    static final String PREFIX = "carillon.telephony.";

    private static final int DNS_PORT = 53;
    private static final Pattern ADDRESS_AND_PORT =
            Pattern.compile("(?<address>[0-9.]{7,15}|\\[[0-9A-Fa-f:.]+\\])(:(?<port>\\d{1,5}))?");

    private final Function<String, Optional<String>> overrides;

    /** @param overrides finds a value by {@link #PREFIX} and the property's name, and wins */
    PropertyReader(Function<String, Optional<String>> overrides) {
        this.overrides = overrides;
    }

    String text(String name, String configured) {
        return overrides.apply(PREFIX + name).orElse(configured).trim();
    }

    /** As it stands: it may begin or end with a space. */
    String secret(String name, String configured) {
        return overrides.apply(PREFIX + name).orElse(configured);
    }

    List<ServerDefinition> servers(String name, String configured) {
        try {
            return ServerDefinitions.read(text(name, configured));
        } catch (IllegalArgumentException wrong) {
            throw wrong(name, wrong.getMessage());
        }
    }

    InetAddress address(String name, String configured) {
        String text = text(name, configured);
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException unknown) {
            throw wrong(name, "not an address: " + text);
        }
    }

    /** Addresses of DNS servers; their names would need DNS. */
    List<InetSocketAddress> dnsServers(String name, String configured) {
        return Arrays.stream(text(name, configured).split(","))
                .map(String::trim)
                .filter(server -> !server.isEmpty())
                .map(server -> dnsServer(name, server))
                .toList();
    }

    private static InetSocketAddress dnsServer(String name, String text) {
        Matcher parts = ADDRESS_AND_PORT.matcher(text);
        if (!parts.matches()) {
            throw wrong(name, "an address is written 192.0.2.1, 192.0.2.1:53 or [2001:db8::1]:53, not " + text);
        }
        int port = parts.group("port") == null ? DNS_PORT : parse(name, parts.group("port"), 1, 65_535);
        return new InetSocketAddress(parts.group("address"), port);
    }

    PortRange ports(String name, String configured) {
        String text = text(name, configured);
        String[] ends = text.split("-", 2);
        if (ends.length != 2) {
            throw wrong(name, "ports are written first-last, not " + text);
        }
        return new PortRange(parse(name, ends[0], 1_024, 65_535), parse(name, ends[1], 1_024, 65_535));
    }

    Duration seconds(String name, String configured, int most) {
        return Duration.ofSeconds(number(name, configured, 1, most));
    }

    int number(String name, String configured, int least, int most) {
        return parse(name, text(name, configured), least, most);
    }

    boolean flag(String name, String configured) {
        String text = text(name, configured);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(name, "true or false, not " + text);
        }
        return text.equals("true");
    }

    private static int parse(String name, String digits, int least, int most) {
        int value = digits.trim().matches("\\d{1,9}") ? Integer.parseInt(digits.trim()) : -1;
        if (value < least || value > most) {
            throw wrong(name, "a whole number within " + least + "-" + most + ", not " + digits);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(PREFIX + name + ": " + what);
    }
}
