package org.carillon.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a client sends, read strictly: a line ends with CRLF and nothing else (RFC 5321 section 2.3.8). As a stream it
 * yields whole, known, printable commands, one line with each read; what is none is answered here and not passed on.
 * Ends the stream, after a reply, when the client is too slow, too fast or too far from SMTP.
 */
final class ClientInput extends InputStream {

    /** Octets of a command line with its CRLF: more than the 512 of RFC 5321 section 4.5.3.1.4, less than SubEtha SMTP bears. */
    static final int LONGEST_COMMAND = 990;
    /** Octets of a line of the authentication exchange (RFC 4954 section 4). */
    static final int LONGEST_LOGIN_LINE = 12288;

    private static final int LONGEST_SKIPPED = 65536;
    private static final int END = -1;

    private final Connection connection;
    private final Socket transport;
    private final SmtpSettings settings;
    private final MinuteBudget budget;
    private final LongSupplier nanoClock;
    private final InputStream raw;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private long deadline;
    private byte[] line = {};
    private int linePosition;
    private boolean ended;

    ClientInput(
            Connection connection, Socket transport, SmtpSettings settings, MinuteBudget budget, LongSupplier nanoClock)
            throws IOException {
        this.connection = connection;
        this.transport = transport;
        this.settings = settings;
        this.budget = budget;
        this.nanoClock = nanoClock;
        this.raw = transport.getInputStream();
    }

    /** The next octet of the commands; {@link #read(byte[], int, int)} is what is used. */
    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == END ? END : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (linePosition == line.length && !nextCommand()) {
            return END;
        }
        int count = Math.min(length, line.length - linePosition);
        System.arraycopy(line, linePosition, target, offset, count);
        linePosition += count;
        return count;
    }

    /** The client's next line as an answer to a challenge of the server, without CRLF; null when the client is gone. */
    String readAnswer() throws IOException {
        byte[] answer = readLine(LONGEST_LOGIN_LINE);
        return answer == null ? null : new String(answer, 0, answer.length - 2, StandardCharsets.ISO_8859_1);
    }

    /** Starts the time that a client has for its message. */
    void startMessage() {
        deadline = nanoClock.getAsLong() + settings.mailTimeout().toNanos();
    }

    /** The next octet of the message, or -1 where the client hung up. */
    int readMessageOctet() throws IOException {
        return octet();
    }

    /** Whether the client already sent more than the last line that was read. */
    boolean hasPending() {
        return position < limit;
    }

    private boolean nextCommand() throws IOException {
        while (!ended) {
            byte[] next = readLine(LONGEST_LOGIN_LINE);
            if (next == null) {
                ended = true;
            } else if (!budget.spend()) {
                end("421 4.7.0 Too many commands in a minute, closing the connection");
            } else if (isKnown(next)) {
                line = next;
                linePosition = 0;
                return true;
            }
        }
        return false;
    }

    /** Answers a line that is no command of ours. */
    private boolean isKnown(byte[] candidate) throws IOException {
        if (candidate.length > LONGEST_COMMAND) {
            connection.reply("500 5.5.2 A command line has at most " + LONGEST_COMMAND + " octets");
        } else if (!isPrintable(candidate)) {
            connection.reply("500 5.5.2 A command consists of printable characters, in UTF-8");
        } else if (!SmtpGateway.VERBS.contains(verb(candidate))) {
            connection.reply("500 5.5.1 This command is not known here");
        } else {
            return true;
        }
        return false;
    }

    private static String verb(byte[] candidate) {
        String text = new String(candidate, 0, candidate.length - 2, StandardCharsets.ISO_8859_1);
        int space = text.indexOf(' ');
        return (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    }

    /** Text in UTF-8 (RFC 6531 section 3.1 permits it in addresses) without control characters, those of ISO 8859-1 included. */
    private static boolean isPrintable(byte[] candidate) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(candidate, 0, candidate.length - 2))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException noUtf8) {
            return false;
        }
    }

    /** One line with its CRLF, or null after the end of the connection, which was replied to where a reply was due. */
    private byte[] readLine(int longest) throws IOException {
        deadline = nanoClock.getAsLong() + settings.commandTimeout().toNanos();
        try {
            return collectLine(longest);
        } catch (SocketTimeoutException tooSlow) {
            return end("421 4.4.2 No whole command came in time, closing the connection");
        }
    }

    private byte[] collectLine(int longest) throws IOException {
        ByteArrayOutputStream collected = new ByteArrayOutputStream(128);
        int previous = 0;
        for (int count = 1; count <= LONGEST_SKIPPED; count++) {
            int octet = octet();
            if (octet == END) {
                return null;
            }
            if ((previous == '\r') != (octet == '\n')) {
                return end("521 5.5.2 A line ends with CR LF; a bare CR or LF is not accepted, closing the connection");
            }
            if (count <= longest) {
                collected.write(octet);
            }
            if (octet == '\n') {
                return count <= longest
                        ? collected.toByteArray()
                        : end("500 5.5.6 The line is too long, closing the connection");
            }
            previous = octet;
        }
        return end("500 5.5.2 The line is too long, closing the connection");
    }

    private byte[] end(String reply) throws IOException {
        ended = true;
        connection.reply(reply);
        return null;
    }

    private int octet() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, fill());
            if (limit == 0) {
                return END;
            }
        }
        return buffer[position++] & 0xff;
    }

    private int fill() throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - nanoClock.getAsLong());
        if (millis <= 0) {
            throw new SocketTimeoutException("the client is too slow");
        }
        transport.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        return raw.read(buffer, 0, buffer.length);
    }
}
