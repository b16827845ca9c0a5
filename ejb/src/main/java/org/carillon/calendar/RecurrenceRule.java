package org.carillon.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * A recurrence rule (RFC 5545 section 3.3.10). It knows local times only: what they are in a zone, others know. Bounded so that
 * nobody's rule takes long.
 */
public final class RecurrenceRule {

    private static final int LONGEST = 1_000;
    private static final int MOST_COUNTED = 10_000;
    private static final int LONGEST_INTERVAL = 1_000;
    private static final int MOST_TIMES_A_DAY = 100;
    private static final Pattern FORM = Pattern.compile("[A-Z]+=[A-Z0-9,+:-]+(;[A-Z]+=[A-Z0-9,+:-]+)*;?");
    private static final Set<String> FREQUENCIES = Set.of("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "UNTIL",
            "COUNT",
            "INTERVAL",
            "BYSECOND",
            "BYMINUTE",
            "BYHOUR",
            "BYDAY",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS",
            "WKST");

    private final Map<String, String> parts;
    private final EventTime until;
    private final Recur<LocalDateTime> recur;
    private final LocalDateTime localUntil;

    private RecurrenceRule(Map<String, String> parts, EventTime until, LocalDateTime localUntil)
            throws CalendarException {
        this.parts = parts;
        this.until = until;
        this.localUntil = localUntil;
        String withoutEnd = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("UNTIL"))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        try {
            this.recur = new Recur<>(withoutEnd, false);
        } catch (RuntimeException e) {
            // whatever the library stumbles over
            throw new CalendarException("the rule " + withoutEnd + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Reads a rule, such as {@code FREQ=WEEKLY;BYDAY=MO}. */
    public static RecurrenceRule read(String text) throws CalendarException {
        String rule = text.strip().toUpperCase(Locale.ROOT);
        if (rule.length() > LONGEST || !FORM.matcher(rule).matches()) {
            throw new CalendarException("the rule is not of the form FREQ=WEEKLY;BYDAY=MO, or longer than " + LONGEST);
        }
        Map<String, String> parts = new TreeMap<>();
        for (String part : rule.split(";")) {
            String[] pair = part.split("=", 2);
            if (!PARTS.contains(pair[0])) {
                throw new CalendarException("the part " + pair[0] + " of a rule is not supported");
            }
            if (parts.put(pair[0], pair[1]) != null) {
                throw new CalendarException("the rule has two " + pair[0]);
            }
        }
        check(parts);
        EventTime until = parts.containsKey("UNTIL") ? EventTime.until(parts.get("UNTIL")) : null;
        return new RecurrenceRule(parts, until, null);
    }

    private static void check(Map<String, String> parts) throws CalendarException {
        String frequency = parts.get("FREQ");
        if (frequency == null || !FREQUENCIES.contains(frequency)) {
            throw new CalendarException("a rule needs a FREQ: YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY");
        }
        number(parts, "INTERVAL", LONGEST_INTERVAL);
        number(parts, "COUNT", MOST_COUNTED);
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw new CalendarException("a rule can't have both COUNT and UNTIL");
        }
        if (values(parts, "BYHOUR") * values(parts, "BYMINUTE") * values(parts, "BYSECOND") > MOST_TIMES_A_DAY) {
            throw new CalendarException("a rule can't have more than " + MOST_TIMES_A_DAY + " times a day");
        }
        onlyWith(parts, "BYWEEKNO", Set.of("YEARLY"));
        onlyWith(parts, "BYYEARDAY", Set.of("YEARLY", "HOURLY"));
        onlyWith(parts, "BYMONTHDAY", Set.of("YEARLY", "MONTHLY", "DAILY", "HOURLY"));
        if (parts.getOrDefault("BYDAY", "").matches(".*[0-9].*")) {
            onlyWith(parts, "BYDAY", Set.of("YEARLY", "MONTHLY"));
        }
        if (parts.containsKey("BYSETPOS")
                && parts.keySet().stream().filter(part -> part.startsWith("BY")).count() < 2) {
            throw new CalendarException("BYSETPOS needs another BY part");
        }
    }

    private static void number(Map<String, String> parts, String part, int most) throws CalendarException {
        String text = parts.get(part);
        if (text != null
                && (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most)) {
            throw new CalendarException(part + " must be from 1 to " + most);
        }
    }

    private static int values(Map<String, String> parts, String part) {
        return parts.getOrDefault(part, "").split(",").length;
    }

    private static void onlyWith(Map<String, String> parts, String part, Set<String> frequencies)
            throws CalendarException {
        if (parts.containsKey(part) && !frequencies.contains(parts.get("FREQ"))) {
            throw new CalendarException(part + " can't be used with FREQ=" + parts.get("FREQ"));
        }
    }

    /** The same rule, that ends at a local time of that offset. */
    RecurrenceRule withUntilInLocal(ZoneOffset offset) throws CalendarException {
        if (until == null || !until.isUtc()) {
            return this;
        }
        LocalDateTime end = until.local().plusSeconds(offset.getTotalSeconds());
        return new RecurrenceRule(parts, null, end);
    }

    /** Its end, or null: the caller leaves out what is later, since that may depend on a zone. */
    EventTime until() {
        return until;
    }

    /** Whether it counts elapsed hours, and no local times: those go on through a change of the clocks. */
    boolean countsHours() {
        return parts.get("FREQ").equals("HOURLY") && parts.keySet().stream().noneMatch(part -> part.startsWith("BY"));
    }

    /** Local times from one time to another, both included, in order. */
    List<LocalDateTime> between(LocalDateTime start, LocalDateTime from, LocalDateTime to) {
        LocalDateTime last = localUntil == null || localUntil.isAfter(to) ? to : localUntil;
        if (last.isBefore(from) || last.isBefore(start)) {
            return List.of();
        }
        // the library stops looking after a thousand steps without any: long times are looked through in parts
        Duration step = countsSmallSteps() ? Duration.ofDays(30) : Duration.ofDays(900);
        List<LocalDateTime> found = new java.util.ArrayList<>();
        LocalDateTime begin = from.isBefore(start) ? start : from;
        if (parts.containsKey("COUNT")) {
            return recur.getDates(start, begin, last);
        }
        while (!begin.isAfter(last)) {
            LocalDateTime end = begin.plus(step).isAfter(last) ? last : begin.plus(step);
            found.addAll(recur.getDates(start, begin, end));
            begin = end.plusSeconds(1);
        }
        return found;
    }

    private boolean countsSmallSteps() {
        return parts.get("FREQ").equals("HOURLY");
    }

    @Override
    public String toString() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }
}
