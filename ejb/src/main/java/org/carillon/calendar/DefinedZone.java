package org.carillon.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A time zone that a calendar defines itself, by a VTIMEZONE (RFC 5545 section 3.6.5). */
final class DefinedZone implements WallClock {

    private static final int MOST_OBSERVANCES = 100;

    private final List<Observance> observances = new ArrayList<>();

    /** Standard or daylight saving time, that begins at a local time by the offset before. */
    private record Observance(LocalDateTime begin, RecurrenceRule rule, ZoneOffset before, ZoneOffset after) {

        private static final int YEARS = 2;

        /** When it last began, or null. */
        LocalDateTime lastBefore(LocalDateTime local) {
            if (begin.isAfter(local)) {
                return null;
            }
            if (rule == null) {
                return begin;
            }
            List<LocalDateTime> begins = rule.between(begin, local.minusYears(YEARS), local);
            return begins.isEmpty() ? begin : begins.get(begins.size() - 1);
        }

        /** How much local time is left out. */
        Duration gap() {
            return Duration.ofSeconds(Math.max(0, after.getTotalSeconds() - before.getTotalSeconds()));
        }
    }

    DefinedZone(Component zone) throws CalendarException {
        for (String kind : List.of("STANDARD", "DAYLIGHT")) {
            for (Component observance : zone.components(kind)) {
                read(observance);
            }
        }
        if (observances.isEmpty() || observances.size() > MOST_OBSERVANCES) {
            throw new CalendarException("a VTIMEZONE must have 1 to " + MOST_OBSERVANCES + " STANDARD and DAYLIGHT");
        }
    }

    private void read(Component component) throws CalendarException {
        ZoneOffset before = offset(component, "TZOFFSETFROM");
        ZoneOffset after = offset(component, "TZOFFSETTO");
        LocalDateTime begin = EventTime.local(value(component, "DTSTART"));
        String rule = component.first("RRULE").map(Property::value).orElse(null);
        observances.add(new Observance(
                begin, rule == null ? null : RecurrenceRule.read(rule).withUntilInLocal(before), before, after));
        for (Property dates : component.all("RDATE")) {
            for (String date : dates.value().split(",")) {
                observances.add(new Observance(EventTime.local(date), null, before, after));
            }
        }
    }

    private static ZoneOffset offset(Component component, String property) throws CalendarException {
        String text = value(component, property);
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            throw new CalendarException(property + " is no offset such as +0100: " + text, e);
        }
    }

    private static String value(Component component, String property) throws CalendarException {
        return component
                .first(property)
                .map(Property::value)
                .orElseThrow(() -> new CalendarException("a VTIMEZONE lacks a " + property));
    }

    @Override
    public Instant at(LocalDateTime local) {
        Observance current = null;
        LocalDateTime began = null;
        for (Observance observance : observances) {
            LocalDateTime last = observance.lastBefore(local);
            if (last != null && (began == null || last.isAfter(began))) {
                current = observance;
                began = last;
            }
        }
        if (current == null) {
            return local.toInstant(observances.get(0).before());
        }
        boolean leftOut = local.isBefore(began.plus(current.gap()));
        return local.toInstant(leftOut ? current.before() : current.after());
    }
}
