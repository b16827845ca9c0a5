package org.carillon.gateway.mail.origin;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mail, or a part of one, in the very octets that were signed (RFC 2045 section 2.4). Immutable. */
record MimeEntity(byte[] content, HeaderFields header) {

    private static final int MOST_PARTS = 10;

    static MimeEntity of(byte[] content) {
        return new MimeEntity(content, HeaderFields.of(content));
    }

    /** Content that was wrapped in another: mail programs do not all end its lines as a mail does. */
    static MimeEntity unwrapped(byte[] content) {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream(content.length + 64);
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' && (i == 0 || content[i - 1] != '\r')) {
                canonical.write('\r');
            }
            canonical.write(content[i]);
        }
        return of(canonical.toByteArray());
    }

    /** The type, or null where there is none that can be read. */
    ContentType type() {
        List<String> types = header.values("Content-Type");
        try {
            return types.size() == 1 ? new ContentType(types.get(0)) : null;
        } catch (ParseException unreadable) {
            return null;
        }
    }

    byte[] body() {
        return Arrays.copyOfRange(content, header.bodyBegins(), content.length);
    }

    /** The body without its transfer encoding. */
    byte[] decodedBody() throws MessagingException, IOException {
        List<String> encodings = header.values("Content-Transfer-Encoding");
        String encoding = encodings.isEmpty() ? "7bit" : encodings.get(0);
        try (InputStream decoded = MimeUtility.decode(new ByteArrayInputStream(body()), encoding)) {
            return decoded.readAllBytes();
        }
    }

    /** The parts between the delimiter lines (RFC 2046 section 5.1.1); the line break before a delimiter belongs to it. */
    List<MimeEntity> parts(String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<MimeEntity> parts = new ArrayList<>();
        int part = -1;
        for (int line = header.bodyBegins();
                line < content.length && parts.size() < MOST_PARTS;
                line = afterLine(line)) {
            if (startsWith(line, delimiter) && isDelimiter(line + delimiter.length)) {
                if (part >= 0) {
                    parts.add(of(Arrays.copyOfRange(content, part, Math.max(part, line - 2))));
                }
                part = afterLine(line);
            }
        }
        return parts;
    }

    /** After the boundary: nothing, or the two hyphens of the last one; white space may have been added on the way. */
    private boolean isDelimiter(int after) {
        String rest = new String(content, after, afterLine(after) - after, StandardCharsets.ISO_8859_1).strip();
        return rest.isEmpty() || rest.equals("--");
    }

    private boolean startsWith(int offset, byte[] beginning) {
        return offset + beginning.length <= content.length
                && Arrays.equals(content, offset, offset + beginning.length, beginning, 0, beginning.length);
    }

    private int afterLine(int offset) {
        int position = offset;
        while (position < content.length && content[position] != '\n') {
            position++;
        }
        return Math.min(position + 1, content.length);
    }
}
