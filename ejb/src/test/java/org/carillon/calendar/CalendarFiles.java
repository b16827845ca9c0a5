package org.carillon.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;

/** What widely used calendar programs send. */
public final class CalendarFiles {

    static final LocalTimes IN_VIENNA = new LocalTimes(ZoneId.of("Europe/Vienna"), LocalTime.of(9, 0));

    private CalendarFiles() {}

    /** The file with the line ends of RFC 5545. */
    static String read(String name) throws IOException {
        try (InputStream in = CalendarFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        }
    }

    /** An event with these lines, and a UID. */
    static EventSeries event(String... lines) throws CalendarException {
        return EventSeries.parse("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@test\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }
}
