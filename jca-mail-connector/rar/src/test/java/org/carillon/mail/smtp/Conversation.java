package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client over a real socket, line by line: send, expect. */
final class Conversation implements AutoCloseable {

    private Socket socket;
    private String greeting;

    Conversation(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Conversation(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        this.socket = socket;
    }

    Conversation send(String line) throws IOException {
        return sendRaw(line + "\r\n");
    }

    Conversation sendRaw(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Whether there are too many connections of this client already; the greeting stays to be read. */
    boolean isTurnedAway() throws IOException {
        greeting = readLine();
        return greeting.startsWith("421 4.7.0 Too many connections from your address");
    }

    /** The next line begins with this. */
    Conversation expect(String beginning) throws IOException {
        String line = greeting == null ? readLine() : greeting;
        greeting = null;
        assertThat(line).startsWith(beginning);
        return this;
    }

    /** The last line of a reply of several lines begins with this; returns the whole reply. */
    String expectLast(String code) throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = readLine();
            reply.append(line).append('\n');
        } while (line.startsWith(code + "-"));
        assertThat(line).startsWith(code + " ");
        return reply.toString();
    }

    /** The server has closed the connection. */
    void expectEnd() throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    /** Sends the envelope of a mail up to the reply to DATA. */
    Conversation beginMail() throws IOException {
        send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        send("RCPT TO:<+15550100@gateway.test>").expect("250 2.1.5");
        return send("DATA").expect("354 ");
    }

    Socket socket() {
        return socket;
    }

    void continueOn(Socket other) {
        socket = other;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            if (octet < 0) {
                return line.size() == 0 ? "(end of the connection)" : line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).endsWith("\r");
        return text.substring(0, text.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
