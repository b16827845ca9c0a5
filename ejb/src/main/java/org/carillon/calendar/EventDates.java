package org.carillon.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an event takes place.
 *
 * @param start of the first occurrence, or null where an event only names one to cancel it
 * @param end of the first occurrence, or null
 * @param length instead of an end, or null
 * @param rules by which it recurs
 * @param more further occurrences
 * @param without occurrences left out
 */
record EventDates(
        EventTime start,
        EventTime end,
        Duration length,
        List<RecurrenceRule> rules,
        List<EventTime> more,
        List<EventTime> without) {

    private static final int MOST_RULES = 5;
    private static final int MOST_DATES = 2_000;
    private static final Pattern WEEKS = Pattern.compile("\\+?P([0-9]{1,4})W");

    static EventDates read(Component event, Zones zones) throws CalendarException {
        return new EventDates(
                time(event, "DTSTART", zones),
                time(event, "DTEND", zones),
                length(event),
                rules(event),
                dates(event, "RDATE", zones),
                dates(event, "EXDATE", zones));
    }

    private static EventTime time(Component event, String property, Zones zones) throws CalendarException {
        Optional<Property> time = event.first(property);
        return time.isEmpty() ? null : EventTime.of(time.get(), zones);
    }

    private static Duration length(Component event) throws CalendarException {
        String text = event.text("DURATION");
        if (text == null) {
            return null;
        }
        Matcher weeks = WEEKS.matcher(text);
        try {
            return weeks.matches() ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1))) : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new CalendarException("DURATION is no duration such as PT1H", e);
        }
    }

    private static List<RecurrenceRule> rules(Component event) throws CalendarException {
        List<RecurrenceRule> rules = new ArrayList<>();
        for (Property rule : event.all("RRULE")) {
            rules.add(RecurrenceRule.read(rule.value()));
        }
        if (rules.size() > MOST_RULES) {
            throw new CalendarException("an event has more than " + MOST_RULES + " rules");
        }
        if (event.first("EXRULE").isPresent()) {
            throw new CalendarException("EXRULE is not supported: RFC 5545 has dropped it, use EXDATE");
        }
        return rules;
    }

    private static List<EventTime> dates(Component event, String property, Zones zones) throws CalendarException {
        List<EventTime> dates = new ArrayList<>();
        for (Property list : event.all(property)) {
            dates.addAll(EventTime.listOf(list, zones));
            if (dates.size() > MOST_DATES) {
                throw new CalendarException("an event has more than " + MOST_DATES + " " + property);
            }
        }
        return dates;
    }

    /** How long an occurrence takes; nothing if unknown. */
    Duration duration(LocalTimes times) {
        if (length != null) {
            return length.isNegative() ? Duration.ZERO : length;
        }
        if (end == null || start == null) {
            return Duration.ZERO;
        }
        Instant begin = start.at(times);
        Instant last = end.at(times);
        return last.isBefore(begin) ? Duration.ZERO : Duration.between(begin, last);
    }
}
