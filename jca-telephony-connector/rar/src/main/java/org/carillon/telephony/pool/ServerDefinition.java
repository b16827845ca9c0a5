package org.carillon.telephony.pool;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A telephony server as it was configured.
 *
 * @param name unique among the servers
 * @param kind the driver: {@code sip} or {@code asterisk}
 * @param host name or address
 * @param port 1-65535, or {@link #NO_PORT} where the driver finds it out
 * @param capacity channels, at least 1
 * @param options all else, by name: what the driver makes of it
 */
public record ServerDefinition(
        String name, String kind, String host, int port, int capacity, Map<String, String> options) {

    /** Stands for a port that was not configured. */
    public static final int NO_PORT = 0;

    static final int MAX_CAPACITY = 10_000;

    public ServerDefinition {
        options = Map.copyOf(options);
        require(name.matches("[A-Za-z0-9_-]{1,40}"), "a server's name is made of letters, digits, - and _: " + name);
        require(kind.matches("[a-z]{1,20}"), "unknown kind of server: " + kind);
        require(host.matches("[A-Za-z0-9.:\\[\\]-]{1,253}"), "the address of server " + name + " is not a host");
        require(port == NO_PORT || port >= 1 && port <= 65_535, "not a port: " + port);
        require(capacity >= 1 && capacity <= MAX_CAPACITY, "capacity is 1-" + MAX_CAPACITY + ", not " + capacity);
        String user = options.get("user");
        require(user == null || user.matches("[A-Za-z0-9_.+-]{1,64}"), "a user is made of letters, digits and _ . + -");
        require(user != null || !options.containsKey("password"), "a password needs a user");
    }

    /** Whom to authenticate as, and the caller where the request names none; null if there is none. */
    public String user() {
        return options.get("user");
    }

    /** To authenticate with; null if there is none. */
    public String password() {
        return options.get("password");
    }

    /** The option's value, or the given one where it was not configured. */
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /**
     * For the driver, which knows its options.
     *
     * @throws IllegalArgumentException when there is another option, or another of them has no value
     */
    public void requireOptionsOf(Set<String> known) {
        for (Map.Entry<String, String> option : options.entrySet()) {
            require(
                    known.contains(option.getKey()),
                    "server " + name + " has an option that is none of " + new TreeSet<>(known));
            require(!option.getValue().isBlank(), "option " + option.getKey() + " of server " + name + " has no value");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** All but the password. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(options);
        shown.computeIfPresent("password", (name, secret) -> "...");
        return name + '=' + kind + ':' + host + ':' + port + ";capacity=" + capacity + ' ' + shown;
    }
}
