package org.carillon.telephony.sip;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A far end by TLS that says what the test wants. */
final class TlsPeer implements AutoCloseable {

    private final SSLContext context;
    private SSLServerSocket listening;
    private SSLSocket socket;

    private TlsPeer(SSLContext context) {
        this.context = context;
    }

    /** @param keyStore null for one without a certificate */
    static TlsPeer with(Path keyStore, Path trustStore) throws Exception {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(KeyStore.getInstance(trustStore.toFile(), password));
        if (keyStore != null) {
            try (InputStream in = new FileInputStream(keyStore.toFile())) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password);
                keys.init(store, password);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyStore == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new TlsPeer(context);
    }

    int listen() throws IOException {
        listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(8_000);
        return listening.getLocalPort();
    }

    TlsPeer accept() throws IOException {
        socket = (SSLSocket) listening.accept();
        socket.setSoTimeout(8_000);
        return this;
    }

    TlsPeer connect(int port, String... protocols) throws IOException {
        socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return this;
    }

    String protocol() {
        return socket.getSession().getProtocol();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next message of that kind; all others are an error. */
    SipText expect(String kind) throws IOException {
        SipText next = receive();
        if (next.start().startsWith("SIP/2.0 100 ")) {
            next = receive();
        }
        if (!next.kind().equals(kind)) {
            throw new AssertionError("expected " + kind + " but got " + next.text());
        }
        return next;
    }

    private SipText receive() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after " + head);
            }
            head.write(next);
        }
        SipText message = new SipText(head.toString(StandardCharsets.UTF_8), socket.getRemoteSocketAddress());
        String body =
                new String(in.readNBytes(Integer.parseInt(message.header("Content-Length"))), StandardCharsets.UTF_8);
        return new SipText(message.text() + body, message.source());
    }

    /** Whether the far end has closed, or refuses to go on. */
    boolean isClosed() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException refused) {
            return !(refused instanceof java.net.SocketTimeoutException);
        }
    }

    void answer(SipText request, String status, String body) throws IOException {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.headers("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
        String to = request.header("To");
        text.append("From: ").append(request.header("From")).append("\r\n");
        text.append("To: ")
                .append(to)
                .append(to.contains("tag=") ? "" : ";tag=tls")
                .append("\r\n");
        text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
        text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
        text.append("Contact: <sip:peer@127.0.0.1:")
                .append(listening.getLocalPort())
                .append(";transport=tls>\r\n");
        text.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
        send(text + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        if (listening != null) {
            listening.close();
        }
    }
}
