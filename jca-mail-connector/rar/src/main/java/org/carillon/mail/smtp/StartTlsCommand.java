package org.carillon.mail.smtp;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** STARTTLS (RFC 3207). A failed handshake ends the connection: nobody goes on in clear text by accident. */
final class StartTlsCommand extends SmtpCommand {

    private final ServerTls tls;

    /** @param tls null where there is no key store */
    StartTlsCommand(ServerTls tls) {
        super("STARTTLS");
        this.tls = tls;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        requireNone(argument);
        if (tls == null) {
            throw SmtpReply.reject(502, "5.5.1 TLS is not configured here");
        }
        if (connection.isUnderTls()) {
            throw SmtpReply.reject(503, "5.5.1 TLS is active already");
        }
        if (connection.input().hasPending()) {
            throw new DropConnectionException(421, "4.7.0 Nothing may follow STARTTLS before its reply");
        }
        connection.reply("220 2.0.0 Ready to start TLS");
        SSLSocket encrypted = tls.over(connection.transport());
        encrypted.startHandshake();
        connection.continueUnder(encrypted);
        session.setSocket(connection);
        session.resetSmtpProtocol();
        session.setTlsStarted(true);
    }
}
