package org.carillon.web.api.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditLog.Position;

/** The opaque text by which a client asks for the next page: the place of the last entry it was given. */
final class AuditCursor {

    private static final int LONGEST = 200;

    private AuditCursor() {}

    static String after(AuditEntry last) {
        String text = last.at() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static Position read(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
        if (parts.length != 2) {
            throw new IllegalArgumentException("no position");
        }
        try {
            return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}
