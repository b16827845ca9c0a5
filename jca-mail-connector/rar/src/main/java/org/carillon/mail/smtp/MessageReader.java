package org.carillon.mail.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/**
 * Reads the message after DATA (RFC 5321 section 4.1.1.4). Only CRLF "." CRLF ends it. What breaks a rule is read to
 * that same end and then refused, so that no part of a message is ever taken for a command (SMTP smuggling).
 */
final class MessageReader {

    /** Octets of a text line with its CRLF (RFC 5321 section 4.5.3.1.6), without the dot of transparency. */
    private static final int LONGEST_LINE = 1000;

    /** How much of a refused message is read, as a multiple of the largest message, before the client is sent away. */
    private static final int PATIENCE = 10;

    private final ClientInput input;
    private final int maxBytes;
    /** Its own, for a ByteArrayOutputStream locks for each octet. */
    private byte[] content = new byte[4096];

    private int kept;
    private RejectException refusal;
    private long octets;
    private int lineLength;
    private int previous;
    private boolean dotFirst;

    MessageReader(ClientInput input, int maxBytes) {
        this.input = input;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads to the end of the message.
     *
     * @return the message without its transparency dots (RFC 5321 section 4.5.2)
     * @throws RejectException when the message breaks a rule; it was read to its end
     * @throws EOFException when the client hung up before the end
     */
    byte[] read() throws IOException, RejectException {
        input.startMessage();
        while (!takeOctet(next())) {
            if (octets > (long) PATIENCE * maxBytes) {
                throw new DropConnectionException(552, "5.3.4 The message is far too large, closing the connection");
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return Arrays.copyOf(content, kept);
    }

    private int next() throws IOException {
        int octet = input.readMessageOctet();
        if (octet < 0) {
            throw new EOFException("the client hung up within its message");
        }
        octets++;
        return octet;
    }

    /** Returns true when the octet was the last of the message. */
    private boolean takeOctet(int octet) {
        boolean afterCr = previous == '\r';
        previous = octet;
        if (afterCr && octet == '\n') {
            return endLine();
        }
        if (afterCr) {
            refuseBare('\r');
        }
        if (octet == '\n') {
            refuseBare('\n');
        } else if (octet != '\r') {
            takeText(octet);
        }
        return false;
    }

    private void takeText(int octet) {
        if (octet == '.' && lineLength == 0 && !dotFirst) {
            dotFirst = true;
        } else {
            keep(octet);
        }
    }

    private boolean endLine() {
        boolean end = dotFirst && lineLength == 0;
        if (!end) {
            keep('\r');
            keep('\n');
        }
        lineLength = 0;
        dotFirst = false;
        return end;
    }

    /** Counts as text of the line, so that a dot after it is none at the beginning of a line. */
    private void refuseBare(int octet) {
        keep(octet);
        refuse(554, "5.6.0 A line of a message ends with CR LF; a bare CR or LF is not accepted");
    }

    private void keep(int octet) {
        if (++lineLength > LONGEST_LINE) {
            refuse(500, "5.6.0 A line of a message has at most " + LONGEST_LINE + " octets");
        }
        if (kept >= maxBytes) {
            refuse(552, "5.3.4 A message has at most " + maxBytes + " octets");
        } else if (refusal == null) {
            if (kept == content.length) {
                content = Arrays.copyOf(content, (int) Math.min(maxBytes, 2L * kept));
            }
            content[kept++] = (byte) octet;
        }
    }

    private void refuse(int code, String sentence) {
        if (refusal == null) {
            refusal = SmtpReply.reject(code, sentence);
        }
    }
}
