package org.carillon.telephony.pool;

import java.util.Map;

/**
 * A telephony server as it was configured.
 *
 * @param name unique among the servers
 * @param kind the driver: {@code sip}
 * @param host name or address
 * @param port 1-65535
 * @param transport {@code udp} or {@code tcp}
 * @param capacity channels, at least 1
 * @param user for digest authentication, and the caller where the request names none; null if there is none
 * @param password for digest authentication; null if there is none
 */
public record ServerDefinition(
        String name, String kind, String host, int port, String transport, int capacity, String user, String password) {

    static final int MAX_CAPACITY = 10_000;

    public ServerDefinition {
        require(name.matches("[A-Za-z0-9_-]{1,40}"), "a server's name is made of letters, digits, - and _: " + name);
        require(kind.equals("sip"), "unknown kind of server: " + kind);
        require(host.matches("[A-Za-z0-9.:\\[\\]-]{1,253}"), "the address of server " + name + " is not a host");
        require(port >= 1 && port <= 65_535, "not a port: " + port);
        require(transport.equals("udp") || transport.equals("tcp"), "transport is udp or tcp, not " + transport);
        require(capacity >= 1 && capacity <= MAX_CAPACITY, "capacity is 1-" + MAX_CAPACITY + ", not " + capacity);
        require(user == null || user.matches("[A-Za-z0-9_.+-]{1,64}"), "a user is made of letters, digits and _ . + -");
        require(password == null || user != null, "a password needs a user");
    }

    static ServerDefinition of(String name, String kind, String host, int port, Map<String, String> options) {
        return new ServerDefinition(
                name,
                kind,
                host,
                port,
                options.getOrDefault("transport", "udp"),
                ServerDefinitions.number(options.getOrDefault("capacity", "10")),
                options.get("user"),
                options.get("password"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** All but the password. */
    @Override
    public String toString() {
        return name + '=' + kind + ':' + host + ':' + port + ";transport=" + transport + ";capacity=" + capacity;
    }
}
