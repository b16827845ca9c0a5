package org.carillon.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/**
 * A message that comes in chunks (RFC 3030). It keeps the rules of one that comes by DATA: the chunks are read by their
 * lengths, so nothing in them can be taken for a command, but relays further on would take it so.
 */
final class ChunkedMessage {

    private static final int LONGEST_LINE = 1000;

    /** How much of a message that is too large is read, as a multiple of the largest, before the client is sent away. */
    private static final int PATIENCE = 10;

    private final int maxBytes;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(4096);
    private long octets;

    ChunkedMessage(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads one chunk.
     *
     * @throws RejectException when the message is far too large
     * @throws EOFException when the client hung up before its end
     */
    void read(ClientInput input, long size) throws IOException, RejectException {
        if (octets + size > (long) PATIENCE * maxBytes) {
            throw new DropConnectionException(552, "5.3.4 The message is far too large, closing the connection");
        }
        octets += size;
        input.startMessage();
        for (long left = size; left > 0; left--) {
            int octet = input.readMessageOctet();
            if (octet < 0) {
                throw new EOFException("the client hung up within a chunk");
            }
            if (octets <= maxBytes) {
                content.write(octet);
            }
        }
    }

    /** @throws RejectException when the chunks so far are larger than a message may be */
    void checkSize() throws RejectException {
        if (octets > maxBytes) {
            throw SmtpReply.reject(552, "5.3.4 A message has at most " + maxBytes + " octets");
        }
    }

    /**
     * The whole message.
     *
     * @throws RejectException when it breaks a rule of RFC 5322 section 2.1
     */
    byte[] whole() throws RejectException {
        checkSize();
        byte[] message = content.toByteArray();
        int lineLength = 0;
        for (int i = 0; i < message.length; i++) {
            boolean crlf = message[i] == '\n' && i > 0 && message[i - 1] == '\r';
            boolean bareCr = message[i] == '\r' && (i + 1 == message.length || message[i + 1] != '\n');
            if (bareCr || message[i] == '\n' && !crlf) {
                throw SmtpReply.reject(
                        554, "5.6.0 A line of a message ends with CR LF; a bare CR or LF is not accepted");
            }
            if (++lineLength > LONGEST_LINE) {
                throw SmtpReply.reject(500, "5.6.0 A line of a message has at most " + LONGEST_LINE + " octets");
            }
            lineLength = crlf ? 0 : lineLength;
        }
        return message;
    }
}
