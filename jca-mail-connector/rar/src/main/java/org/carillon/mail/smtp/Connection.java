package org.carillon.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;
import org.carillon.mail.SmtpClient;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.Session;

/**
 * One client's connection and what is known of the client. SubEtha SMTP's session sees it as its socket, and so reads
 * only what {@link ClientInput} lets through. Used by one thread; {@link #close} may come from any.
 */
final class Connection extends Socket {

    private final MinuteBudget budget;
    private final SmtpSettings settings;
    private final LongSupplier nanoClock;
    private volatile Socket transport;
    private ClientInput input;
    private String requesterId;
    private String hello = "";
    private int failedLogins;

    Connection(Socket transport, SmtpSettings settings, LongSupplier nanoClock) throws IOException {
        this.transport = transport;
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.budget = new MinuteBudget(settings.maxCommandsPerMinute(), nanoClock);
        this.input = new ClientInput(this, transport, settings, budget, nanoClock);
    }

    static Connection of(MessageContext session) {
        return (Connection) ((Session) session).getSocket();
    }

    /** Goes on under TLS and forgets what the client said before (RFC 3207 section 4.2). */
    void continueUnder(SSLSocket tls) throws IOException {
        transport = tls;
        requesterId = null;
        hello = "";
        input = new ClientInput(this, tls, settings, budget, nanoClock);
    }

    Socket transport() {
        return transport;
    }

    boolean isUnderTls() {
        return transport instanceof SSLSocket;
    }

    boolean isLoopback() {
        return transport.getInetAddress().isLoopbackAddress();
    }

    /** The client's commands and data. */
    ClientInput input() {
        return input;
    }

    /** Sends one reply line. */
    void reply(String line) throws IOException {
        OutputStream output = transport.getOutputStream();
        output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    /** The client named itself. */
    void saysHello(String name) {
        hello = name;
    }

    /** What the listener is told of the client. */
    SmtpClient client() {
        return new SmtpClient(getInetAddress().getHostAddress(), hello, isUnderTls());
    }

    /** Who logged in, or null. */
    String requesterId() {
        return requesterId;
    }

    void loggedInAs(String requester) {
        requesterId = requester;
    }

    /** Counts a failed login and returns how many there have been, before and under TLS. */
    int countFailedLogin() {
        return ++failedLogins;
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return transport.getOutputStream();
    }

    /** Without effect: {@link ClientInput} sets the time-outs of the transport, each by what it waits for. */
    @Override
    public void setSoTimeout(int timeoutMs) throws SocketException {
        // see above
    }

    @Override
    public InetAddress getInetAddress() {
        return transport.getInetAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return transport.getRemoteSocketAddress();
    }

    @Override
    public int getPort() {
        return transport.getPort();
    }

    @Override
    public boolean isBound() {
        return transport.isBound();
    }

    @Override
    public boolean isClosed() {
        return transport.isClosed();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
