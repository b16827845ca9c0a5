package org.carillon.mail.smtp;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How the SMTP gateway listens and what it bears. Immutable and checked.
 *
 * @param address what the gateway binds to
 * @param port 0 (any free port) to 65535
 * @param implicitTlsPort the port with TLS from the first octet (RFC 8314 section 3.3): 0 (any free port) to 65535, or -1 for none
 * @param hostName how the gateway names itself in its greeting (RFC 5321 section 4.1.3)
 * @param clearTextLogin whether a client that is not on loopback may log in without TLS
 * @param maxMessageBytes largest message, at least 1024; announced by SIZE (RFC 1870), refused with 552
 * @param maxRecipients recipients in one mail, 1-1000; more are refused with 452
 * @param maxConnections connections at the same time, 1-1000; more are refused with 421
 * @param maxConnectionsPerAddress of these from one client address
 * @param maxCommandsPerMinute on one connection, at least 10; a faster client is sent away with 421
 * @param maxFailedLogins on one connection, 1-100; after these the client is sent away with 421
 * @param maxMailsPerMinutePerAddress from clients at one address that did not log in, 1-10,000,000; more are refused with 450
 * @param maxMailsPerMinutePerRequester of one that logged in, 1-10,000,000; more are refused with 450
 * @param maxFailedLoginsPerMinutePerAddress 1-100,000; after these a login from there is refused with 454 for a while
 * @param commandTimeout how long a client may take for a whole command line (RFC 5321 section 4.5.3.2.7)
 * @param mailTimeout how long a client may take for the whole message after DATA
 */
public record SmtpSettings(
        InetAddress address,
        int port,
        int implicitTlsPort,
        String hostName,
        boolean clearTextLogin,
        int maxMessageBytes,
        int maxRecipients,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxCommandsPerMinute,
        int maxFailedLogins,
        int maxMailsPerMinutePerAddress,
        int maxMailsPerMinutePerRequester,
        int maxFailedLoginsPerMinutePerAddress,
        Duration commandTimeout,
        Duration mailTimeout) {

    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
    private static final int DAY_SECONDS = 24 * 60 * 60;

    public SmtpSettings {
        within("port", port, 0, 65535);
        within("implicitTlsPort", implicitTlsPort, -1, 65535);
        if (!hostName.matches("[A-Za-z0-9.\\-\\[\\]:]{1,255}")) {
            throw new IllegalArgumentException("hostName must be a domain name or an address literal");
        }
        within("maxMessageBytes", maxMessageBytes, 1024, MAX_MESSAGE_BYTES);
        within("maxRecipients", maxRecipients, 1, 1000);
        within("maxConnections", maxConnections, 1, 1000);
        within("maxConnectionsPerAddress", maxConnectionsPerAddress, 1, 1000);
        within("maxCommandsPerMinute", maxCommandsPerMinute, 10, 10_000_000);
        within("maxFailedLogins", maxFailedLogins, 1, 100);
        within("maxMailsPerMinutePerAddress", maxMailsPerMinutePerAddress, 1, 10_000_000);
        within("maxMailsPerMinutePerRequester", maxMailsPerMinutePerRequester, 1, 10_000_000);
        within("maxFailedLoginsPerMinutePerAddress", maxFailedLoginsPerMinutePerAddress, 1, 100_000);
        within("commandTimeoutSeconds", commandTimeout.toSeconds(), 1, DAY_SECONDS);
        within("mailTimeoutSeconds", mailTimeout.toSeconds(), 1, DAY_SECONDS);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", it is " + value);
        }
    }
}
