package org.carillon.web.api.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditLog.Position;
import org.carillon.web.api.json.Cursor;

/** The opaque text by which a client asks for the next page: the place of the last entry it was given. */
final class AuditCursor {

    private AuditCursor() {}

    static String after(AuditEntry last) {
        return Cursor.write(last.at(), last.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static Position read(String cursor) {
        List<String> place = Cursor.read(cursor, 2);
        try {
            return new Position(Instant.parse(place.get(0)), Long.parseLong(place.get(1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}
