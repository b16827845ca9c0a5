package org.carillon.mail.smtp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's side of TLS, for STARTTLS (RFC 3207) and for implicit TLS (RFC 8314) alike. Shared by all threads. */
final class ServerTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final int handshakeTimeoutMs;

    ServerTls(SSLContext context, int handshakeTimeoutMs) {
        this.context = context;
        this.handshakeTimeoutMs = handshakeTimeoutMs;
    }

    /** TLS over a connection. The handshake is made when something is first read or written, or when it is asked for. */
    SSLSocket over(Socket transport) throws IOException {
        transport.setSoTimeout(handshakeTimeoutMs);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(transport, null, true);
        tls.setEnabledProtocols(PROTOCOLS);
        return tls;
    }
}
