package org.carillon.telephony.asterisk;

import java.util.Set;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Callee;
import org.carillon.telephony.pool.ServerDefinition;

/**
 * What is configured of one Asterisk.
 *
 * @param host of its manager
 * @param port of its manager
 * @param tls whether the manager is spoken to by TLS
 * @param user of the manager
 * @param password of the manager
 * @param connection what the dialplan is told as {@code CARILLON_CONNECTION}: the section of {@code websocket_client.conf}, or {@link
 *     #AUDIOSOCKET}
 * @param dial the channel to call a number through; {@value #NUMBER} in it stands for the number with its plus, {@value #DIGITS} for
 *     the digits alone
 * @param dialUser the channel to call a user of the server through, with {@value #USER}
 */
record AsteriskOptions(
        String host,
        int port,
        boolean tls,
        String user,
        String password,
        String connection,
        String dial,
        String dialUser) {

    static final String AUDIOSOCKET = "audiosocket";
    static final int MANAGER_PORT = 5038;
    static final int MANAGER_PORT_TLS = 5039;

    private static final String NUMBER = "{number}";
    private static final String DIGITS = "{digits}";
    private static final String USER = "{user}";
    private static final Set<String> KNOWN =
            Set.of("user", "password", "transport", "media", "connection", "dial", "dial-user");
    private static final Set<String> TRANSPORTS = Set.of("tcp", "tls");
    private static final Set<String> MEDIA = Set.of("websocket", AUDIOSOCKET);

    /** @throws IllegalArgumentException when the definition makes no sense for a server of this kind */
    static AsteriskOptions of(ServerDefinition server) {
        server.requireOptionsOf(KNOWN);
        require(server.password() != null, "server " + server.name() + " needs user and password of its manager");
        boolean tls = oneOf(server, "transport", TRANSPORTS, "tcp").equals("tls");
        boolean audioSocket = oneOf(server, "media", MEDIA, "websocket").equals(AUDIOSOCKET);
        String connection = server.option("connection", "carillon");
        require(connection.matches("[A-Za-z0-9_-]{1,40}"), "connection is a section of websocket_client.conf");
        return new AsteriskOptions(
                server.host(),
                server.port() != ServerDefinition.NO_PORT ? server.port() : tls ? MANAGER_PORT_TLS : MANAGER_PORT,
                tls,
                server.user(),
                server.password(),
                audioSocket ? AUDIOSOCKET : connection,
                channel(server.option("dial", "PJSIP/" + NUMBER + "@trunk"), NUMBER, DIGITS),
                channel(server.option("dial-user", "PJSIP/" + USER + "@trunk"), USER, USER));
    }

    private static String oneOf(ServerDefinition server, String option, Set<String> values, String otherwise) {
        String value = server.option(option, otherwise);
        require(values.contains(value), option + " is one of " + values + ", not " + value);
        return value;
    }

    private static String channel(String pattern, String placeholder, String orThis) {
        require(
                pattern.matches("[A-Za-z0-9]{1,20}/[A-Za-z0-9_.+@/:{}-]{1,120}")
                        && (pattern.contains(placeholder) || pattern.contains(orThis)),
                "what to dial is written like PJSIP/" + placeholder + "@trunk");
        return pattern;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * The channel to call, as in {@code Dial}.
     *
     * @param callee as in {@link org.carillon.telephony.CallRequest#callee()}
     * @throws TelephonyException when it is neither a number nor a user
     */
    String channelTo(String callee) throws TelephonyException {
        String user = Callee.user(callee);
        return callee.startsWith("+")
                ? dial.replace(NUMBER, user).replace(DIGITS, user.substring(1))
                : dialUser.replace(USER, user);
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "asterisk:" + host + ':' + port;
    }
}
