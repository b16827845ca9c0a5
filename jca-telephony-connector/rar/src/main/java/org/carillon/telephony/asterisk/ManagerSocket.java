package org.carillon.telephony.asterisk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The connection to a manager. Unlike the library's own it asks whether a certificate was made out to the host, and bounds the length of
 * a line.
 */
final class ManagerSocket implements SocketConnectionFacade {

    static final int MAX_LINE = 65_536;

    private final Socket socket;
    private final Reader reader;
    private final BufferedWriter writer;
    // a reader that is asked for one character after the other takes a lock for each
    private final char[] buffer = new char[4_096];
    private int next;
    private int filled;

    private ManagerSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        this.writer = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param patience for the connection to come about
     * @param silence after which a read fails
     */
    static ManagerSocket connect(AsteriskOptions options, Duration patience, Duration silence) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(options.host(), options.port()), (int) patience.toMillis());
            socket.setSoTimeout((int) silence.toMillis());
            socket.setTcpNoDelay(true);
            return new ManagerSocket(options.tls() ? secured(socket, options) : socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket secured(Socket plain, AsteriskOptions options) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, options.host(), options.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** Called by one thread. */
    @Override
    public String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        do {
            if (next == filled && !fill()) {
                return null;
            }
        } while (!takeUntilLineFeed(line));
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    /** Returns whether there is more. */
    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    /** Takes what is there of the line; returns whether that was its end. */
    private boolean takeUntilLineFeed(StringBuilder line) throws IOException {
        int end = next;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        if (line.length() + end - next > MAX_LINE) {
            throw new IOException("a line of the manager is too long");
        }
        line.append(buffer, next, end - next);
        boolean whole = end < filled;
        next = whole ? end + 1 : end;
        return whole;
    }

    @Override
    public void write(String text) throws IOException {
        writer.write(text);
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
