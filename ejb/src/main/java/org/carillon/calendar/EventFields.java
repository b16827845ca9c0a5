package org.carillon.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which event it is, and which revision of it. */
final class EventFields {

    private static final int LONGEST_UID = 300;
    private static final LocalTimes UTC = new LocalTimes(ZoneOffset.UTC, LocalTime.MIDNIGHT);

    private EventFields() {}

    static String uid(Component event) throws CalendarException {
        String uid = event.text("UID");
        if (uid == null || uid.isBlank()) {
            throw new CalendarException("an event has no UID");
        }
        if (uid.length() > LONGEST_UID || uid.chars().anyMatch(Character::isISOControl)) {
            throw new CalendarException("a UID is longer than " + LONGEST_UID + " printable characters");
        }
        return uid.strip();
    }

    static int sequence(Component event) throws CalendarException {
        String sequence = event.text("SEQUENCE");
        if (sequence == null) {
            return 0;
        }
        if (!sequence.strip().matches("[0-9]{1,9}")) {
            throw new CalendarException("SEQUENCE is no number");
        }
        return Integer.parseInt(sequence.strip());
    }

    static Instant stamp(Component event, Zones zones) throws CalendarException {
        Optional<Property> stamp = event.first("DTSTAMP");
        return stamp.isEmpty() ? null : EventTime.of(stamp.get(), zones).at(UTC);
    }

    static EventTime recurrenceId(Component event, Zones zones) throws CalendarException {
        Optional<Property> id = event.first("RECURRENCE-ID");
        if (id.isEmpty()) {
            return null;
        }
        if (id.get().is("RANGE", "THISANDFUTURE")) {
            throw new CalendarException("RANGE=THISANDFUTURE is not supported: end the series and begin another one");
        }
        return EventTime.of(id.get(), zones);
    }
}
