package org.carillon.mail.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.subethamail.smtp.RejectException;

/** How much mail is taken from each source and from each requester, and how many passwords a source may try. Safe for use by several threads. */
final class MailRates {

    private final RateLimit bySource;
    private final RateLimit byRequester;
    private final RateLimit failedLogins;

    /** @param nanoClock as {@link System#nanoTime} */
    MailRates(SmtpSettings settings, LongSupplier nanoClock) {
        bySource = new RateLimit(settings.maxMailsPerMinutePerAddress(), nanoClock);
        byRequester = new RateLimit(settings.maxMailsPerMinutePerRequester(), nanoClock);
        failedLogins = new RateLimit(settings.maxFailedLoginsPerMinutePerAddress(), nanoClock);
    }

    /** @throws RejectException 450 where the client, or who logged in there, begins too many mails */
    void countMail(Connection connection) throws RejectException {
        if (connection.requesterId() == null) {
            if (!bySource.spend(sourceOf(connection.getInetAddress()))) {
                throw SmtpReply.reject(450, "4.7.1 Too many mails from your address in a minute, try again later");
            }
        } else if (!byRequester.spend(connection.requesterId())) {
            throw SmtpReply.reject(450, "4.7.1 Too many mails of this requester in a minute, try again later");
        }
    }

    /** @throws RejectException 454 where too many logins from this address have failed just now */
    void checkLogin(Connection connection) throws RejectException {
        if (failedLogins.isSpent(sourceOf(connection.getInetAddress()))) {
            throw SmtpReply.reject(454, "4.7.0 Too many failed logins from your address, try again in a minute");
        }
    }

    void countFailedLogin(Connection connection) {
        failedLogins.spend(sourceOf(connection.getInetAddress()));
    }

    /** An IPv4 address, or the 64 bits of an IPv6 address that stand for one network: its owner has the others to choose from. */
    static String sourceOf(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
