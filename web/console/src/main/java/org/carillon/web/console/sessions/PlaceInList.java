package org.carillon.web.console.sessions;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.carillon.session.SessionFilter.Position;
import org.carillon.session.TelephonySession;

/** A place in the list of sessions as it stands in the address of a page: {@code <instant>_<session id>}. */
record PlaceInList(Position position) {

    private static final int LONGEST = 100;

    static PlaceInList after(TelephonySession session) {
        return new PlaceInList(new Position(session.createdAt(), session.id()));
    }

    /** The place, if the text is one. */
    static Optional<PlaceInList> of(String text) {
        if (text == null || text.length() > LONGEST || text.indexOf('_') < 0) {
            return Optional.empty();
        }
        String[] parts = text.split("_", 2);
        try {
            return Optional.of(new PlaceInList(new Position(Instant.parse(parts[0]), parts[1])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        return position.createdAt() + "_" + position.id();
    }
}
