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

    ListeningSocket(SmtpSettings settings) throws IOException {
        this.settings = settings;
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
            return new Connection(transport, settings, System::nanoTime);
        } catch (IOException e) {
            transport.close();
            throw e;
        }
    }
}
