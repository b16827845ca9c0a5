package org.carillon.web.api.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.session.SessionFilter.Position;
import org.carillon.session.TelephonySession;
import org.carillon.web.api.json.Cursor;

/** The opaque text by which a client asks for the next page: the place of the last session it was given. */
final class SessionCursor {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private SessionCursor() {}

    static String after(TelephonySession last) {
        return write(new Position(last.createdAt(), last.id()));
    }

    static String write(Position position) {
        return Cursor.write(position.createdAt(), position.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static Position read(String cursor) {
        List<String> place = Cursor.read(cursor, 2);
        if (!ID.matcher(place.get(1)).matches()) {
            throw new IllegalArgumentException("no position");
        }
        try {
            return new Position(Instant.parse(place.get(0)), place.get(1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}
