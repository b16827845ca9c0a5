package org.carillon.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A date, or a date and time (RFC 5545 sections 3.3.4 and 3.3.5).
 *
 * @param local as written; midnight for a date
 * @param clock of its zone, or null for a date and for a floating time
 * @param isDate whether it is a whole day
 */
record EventTime(LocalDateTime local, WallClock clock, boolean isDate) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int FIRST_YEAR = 1600;
    private static final int LAST_YEAR = 2500;

    private static final WallClock UTC = WallClock.in(ZoneOffset.UTC);

    static EventTime of(Property property, Zones zones) throws CalendarException {
        return of(property.value(), property, zones);
    }

    /** All of a list; of a period its start. */
    static List<EventTime> listOf(Property property, Zones zones) throws CalendarException {
        List<EventTime> times = new ArrayList<>();
        for (String value : property.value().split(",")) {
            times.add(of(value.split("/", 2)[0], property, zones));
        }
        return times;
    }

    private static EventTime of(String value, Property property, Zones zones) throws CalendarException {
        if (value.length() == "20261201".length()) {
            return new EventTime(date(value).atStartOfDay(), null, true);
        }
        if (value.endsWith("Z")) {
            return utc(value);
        }
        String zone = property.parameter("TZID");
        return new EventTime(local(value), zone == null ? null : zones.named(zone), false);
    }

    private static EventTime utc(String value) throws CalendarException {
        return new EventTime(local(value.substring(0, value.length() - 1)), UTC, false);
    }

    /** The end of a rule: in UTC, local, or a date. */
    static EventTime until(String value) throws CalendarException {
        if (value.length() == "20261201".length()) {
            return new EventTime(date(value).atStartOfDay(), null, true);
        }
        return value.endsWith("Z") ? utc(value) : new EventTime(local(value), null, false);
    }

    static LocalDateTime local(String value) throws CalendarException {
        try {
            return within(LocalDateTime.parse(value, TIME));
        } catch (DateTimeException e) {
            throw new CalendarException("not a time such as 20261201T090000: " + shortened(value), e);
        }
    }

    private static LocalDate date(String value) throws CalendarException {
        try {
            return within(LocalDate.parse(value, DATE).atStartOfDay()).toLocalDate();
        } catch (DateTimeException e) {
            throw new CalendarException("not a date such as 20261201: " + shortened(value), e);
        }
    }

    private static LocalDateTime within(LocalDateTime time) throws CalendarException {
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new CalendarException(
                    "the year " + time.getYear() + " is not from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return time;
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "..." : value;
    }

    /** The same way of telling time, at another time. */
    EventTime with(LocalDateTime other) {
        return new EventTime(other, clock, isDate);
    }

    boolean isUtc() {
        return clock == UTC;
    }

    Instant at(LocalTimes times) {
        if (clock != null) {
            return clock.at(local);
        }
        LocalDateTime time = isDate ? local.toLocalDate().atTime(times.wholeDays()) : local;
        return WallClock.in(times.zone()).at(time);
    }
}
