package org.carillon.telephony.pool;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the list of telephony servers:
 *
 * <pre>north=sip:192.0.2.1:5060;capacity=30, south=sip:192.0.2.2:5060;transport=tcp;capacity=10;user=carillon;password=...</pre>
 *
 * <p>A value that holds a comma, a semicolon, a percent sign or a space at its ends is percent-encoded.
 */
public final class ServerDefinitions {

    private static final Set<String> OPTIONS = Set.of("transport", "capacity", "user", "password");

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
        String[] nameAndAddress = parts[0].split("=", 2);
        String[] address = nameAndAddress.length == 2 ? nameAndAddress[1].trim().split(":", 2) : new String[0];
        int lastColon = address.length == 2 ? address[1].lastIndexOf(':') : -1;
        if (lastColon < 1) {
            throw new IllegalArgumentException(
                    "server " + place + " of the list is not written name=sip:host:port;option=value");
        }
        return ServerDefinition.of(
                nameAndAddress[0].trim(),
                address[0],
                address[1].substring(0, lastColon),
                number(address[1].substring(lastColon + 1)),
                readOptions(parts));
    }

    private static Map<String, String> readOptions(String[] parts) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", 2);
            String name = option[0].trim();
            if (option.length != 2 || !OPTIONS.contains(name)) {
                throw new IllegalArgumentException("server " + parts[0].split("=")[0]
                        + " has an option that is none of transport, capacity, user, password");
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
