package org.carillon.mail.smtp;

import org.subethamail.smtp.RejectException;

/**
 * Where a client may send its password: under TLS, from loopback, or where the operator permits clear text. Whether a mail
 * needs a login at all is the listener's to say, for each recipient.
 *
 * @param tls whether STARTTLS can be had
 * @param clearText whether a password may cross the network unencrypted
 */
record LoginPolicy(boolean tls, boolean clearText) {

    boolean offersTls(Connection connection) {
        return tls && !connection.isUnderTls();
    }

    boolean permitsLogin(Connection connection) {
        return connection.isUnderTls() || connection.isLoopback() || clearText;
    }

    /** @throws RejectException 538 (RFC 4954 section 6) where the password would cross the network unencrypted */
    void checkLogin(Connection connection) throws RejectException {
        if (!permitsLogin(connection)) {
            throw SmtpReply.reject(538, "5.7.11 A login needs encryption: use STARTTLS first");
        }
    }
}
