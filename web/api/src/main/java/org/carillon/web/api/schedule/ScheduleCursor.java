package org.carillon.web.api.schedule;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.carillon.gateway.schedule.Schedule;
import org.carillon.gateway.schedule.Schedules.Position;

/** The opaque text by which a client asks for the next page: the place of the last schedule it was given. */
final class ScheduleCursor {

    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private ScheduleCursor() {}

    static String after(Schedule last) {
        String text = last.createdAt() + " " + last.id();
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
        if (parts.length != 2 || !ID.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("no position");
        }
        try {
            return new Position(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}
