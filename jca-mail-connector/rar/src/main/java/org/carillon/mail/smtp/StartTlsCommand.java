package org.carillon.mail.smtp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** STARTTLS (RFC 3207). A failed handshake ends the connection: nobody goes on in clear text by accident. */
final class StartTlsCommand extends SmtpCommand {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final int handshakeTimeoutMs;

    /** @param context null where there is no key store */
    StartTlsCommand(SSLContext context, int handshakeTimeoutMs) {
        super("STARTTLS");
        this.context = context;
        this.handshakeTimeoutMs = handshakeTimeoutMs;
    }

    @Override
    void execute(String argument, Session session, Connection connection) throws IOException, RejectException {
        requireNone(argument);
        if (context == null) {
            throw SmtpReply.reject(502, "5.5.1 TLS is not configured here");
        }
        if (connection.isUnderTls()) {
            throw SmtpReply.reject(503, "5.5.1 TLS is active already");
        }
        if (connection.input().hasPending()) {
            throw new DropConnectionException(421, "4.7.0 Nothing may follow STARTTLS before its reply");
        }
        connection.reply("220 2.0.0 Ready to start TLS");
        connection.continueUnder(handshake(connection.transport()));
        session.setSocket(connection);
        session.resetSmtpProtocol();
        session.setTlsStarted(true);
    }

    private SSLSocket handshake(Socket transport) throws IOException {
        transport.setSoTimeout(handshakeTimeoutMs);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(transport, null, true);
        tls.setEnabledProtocols(PROTOCOLS);
        tls.startHandshake();
        return tls;
    }
}
