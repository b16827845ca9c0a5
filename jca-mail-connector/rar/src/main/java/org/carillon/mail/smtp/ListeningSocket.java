package org.carillon.mail.smtp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts clients as {@link Connection}s. */
final class ListeningSocket extends ServerSocket {

    private static final Logger LOG = System.getLogger(ListeningSocket.class.getName());

    private final SmtpSettings settings;
    private final ServerTls implicit;

    /** @param implicit TLS from the first octet, or null for a beginning in clear text */
    ListeningSocket(SmtpSettings settings, ServerTls implicit) throws IOException {
        this.settings = settings;
        this.implicit = implicit;
    }

    @Override
    public Socket accept() throws IOException {
        try {
            return accepted(super.accept());
        } catch (IOException e) {
            if (!isClosed()) {
                LOG.log(Level.WARNING, "An SMTP connection was not accepted", e);
            }
            throw e;
        }
    }

    private Connection accepted(Socket transport) throws IOException {
        try {
            transport.setTcpNoDelay(true);
            // the handshake is made by the session's thread: a slow client keeps nobody else from being accepted
            return new Connection(implicit == null ? transport : implicit.over(transport), settings, System::nanoTime);
        } catch (IOException e) {
            transport.close();
            throw e;
        }
    }
}
