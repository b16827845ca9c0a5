package org.carillon.gateway.schedule;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carillon.calendar.CalendarException;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.RecurrenceRule;
import org.carillon.calendar.ZoneNames;
import org.carillon.database.JsonText;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * Reads the JSON form of a schedule: a request without times, and beside it when.
 *
 * <pre>{"to": "+15550100", "application": {...}, ...,
 *  "name": "Rent", "startsAt": "2026-12-01T09:00", "zone": "Europe/Berlin", "rrule": "FREQ=MONTHLY",
 *  "until": "2027-12-31T23:59", "except": ["2027-01-01T09:00"], "lifeMinutes": 120}</pre>
 */
public final class ScheduleJson {

    private static final Set<String> OWN =
            Set.of("name", "startsAt", "zone", "rrule", "until", "except", "lifeMinutes");
    private static final Set<String> TIMES = Set.of("at", "expires");
    private static final DateTimeFormatter CALENDAR = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Pattern WITH_OFFSET = Pattern.compile(".{1,40}T.{1,40}(Z|[+-][0-9:]{2,9})");
    private static final int MOST_EXCEPTIONS = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LIFE_MINUTES = 60 * 24 * 30;

    private final List<Problem> problems = new ArrayList<>();
    private final JsonObject json;
    private final String uid;
    private ZoneId zone;

    private ScheduleJson(JsonObject json, String uid) {
        this.json = json;
        this.uid = uid;
    }

    /**
     * What was read.
     *
     * @param name for people, or null
     * @param request the JSON form of a request without times
     * @param series when it takes place
     * @param life how long an occurrence is good, or null for the default
     */
    public record Read(String name, JsonObject request, EventSeries series, Duration life) {}

    /**
     * Reads a schedule.
     *
     * @param key what makes it recognisable when it comes again, printable, or null
     * @throws InvalidRequestException naming every part that is wrong
     */
    public static Read read(JsonObject json, String key) throws InvalidRequestException {
        return new ScheduleJson(json, key == null ? UUID.randomUUID().toString() : "key:" + escaped(key)).read();
    }

    /** As a text of iCalendar. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    private Read read() throws InvalidRequestException {
        json.keySet().stream().filter(TIMES::contains).forEach(name -> wrong(name, "is not known here: use startsAt"));
        zone = zone();
        String name = text("name");
        if (name != null && (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))) {
            wrong("name", "must be at most " + LONGEST_NAME + " printable characters");
        }
        Integer life = lifeMinutes();
        StringBuilder event = new StringBuilder("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\n");
        event.append(time("DTSTART", "startsAt", text("startsAt")));
        rule(event);
        exceptions(event);
        event.append("END:VEVENT\r\nEND:VCALENDAR\r\n");
        EventSeries series = problems.isEmpty() ? series(event.toString()) : null;
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new Read(name, JsonText.without(json, OWN), series, life == null ? null : Duration.ofMinutes(life));
    }

    private ZoneId zone() {
        String name = text("zone");
        if (name == null) {
            return null;
        }
        if (ZoneNames.find(name).isEmpty()) {
            wrong("zone", "is not the name of a time zone, such as Europe/Berlin");
        }
        return ZoneNames.find(name).orElse(null);
    }

    private String time(String property, String field, String text) {
        if (text == null) {
            wrong(field, "is missing");
            return "";
        }
        try {
            return WITH_OFFSET.matcher(text).matches()
                    ? property + absolute(OffsetDateTime.parse(text)) + "\r\n"
                    : property + local(LocalDateTime.parse(text)) + "\r\n";
        } catch (DateTimeException e) {
            wrong(field, "must be a local time such as 2026-12-01T09:00, or one with an offset");
            return "";
        }
    }

    private String absolute(OffsetDateTime time) {
        return zone == null
                ? ":" + CALENDAR.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + "Z"
                : local(time.atZoneSameInstant(zone).toLocalDateTime());
    }

    private String local(LocalDateTime time) {
        return (zone == null ? ":" : ";TZID=" + zone.getId() + ":") + CALENDAR.format(time);
    }

    private void rule(StringBuilder event) {
        String rule = text("rrule");
        String until = text("until");
        if (rule == null) {
            if (until != null) {
                wrong("until", "is of no use without rrule");
            }
            return;
        }
        String written = rule.strip().toUpperCase(Locale.ROOT);
        if (until != null) {
            String end = time("", "until", until);
            // of a rule the end has no zone of its own
            written += ";UNTIL=" + end.substring(end.indexOf(':') + 1).strip();
        }
        try {
            RecurrenceRule.read(written);
            event.append("RRULE:").append(written).append("\r\n");
        } catch (CalendarException e) {
            wrong("rrule", e.getMessage());
        }
    }

    private void exceptions(StringBuilder event) {
        JsonValue given = json.get("except");
        if (given == null || given == JsonValue.NULL) {
            return;
        }
        if (!(given instanceof JsonArray times) || times.size() > MOST_EXCEPTIONS) {
            wrong("except", "must be a list of at most " + MOST_EXCEPTIONS + " times");
            return;
        }
        for (JsonValue time : times) {
            event.append(time("EXDATE", "except", time instanceof JsonString string ? string.getString() : ""));
        }
    }

    private Integer lifeMinutes() {
        JsonValue value = json.get("lifeMinutes");
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber
                && value.toString().matches("[0-9]{1,6}")
                && Integer.parseInt(value.toString()) >= 1
                && Integer.parseInt(value.toString()) <= LONGEST_LIFE_MINUTES) {
            return Integer.valueOf(value.toString());
        }
        wrong("lifeMinutes", "must be a whole number from 1 to " + LONGEST_LIFE_MINUTES);
        return null;
    }

    private EventSeries series(String event) {
        try {
            return EventSeries.parse(event);
        } catch (CalendarException e) {
            wrong("startsAt", e.getMessage());
            return null;
        }
    }

    private String text(String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        wrong(name, "must be a string");
        return null;
    }

    private void wrong(String field, String detail) {
        problems.add(new Problem(field, detail));
    }
}
