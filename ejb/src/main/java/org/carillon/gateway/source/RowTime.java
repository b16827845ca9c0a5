package org.carillon.gateway.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * When a row is to be called: an instant, or a local time or a day where the customer is.
 *
 * @param zone of local times, or null if unknown
 * @param wholeDays when a customer is called for a day
 */
record RowTime(ZoneId zone, LocalTime wholeDays) {

    private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-][0-9:]{2,9})");

    /** @param value a text of ISO 8601, {@code LocalDate}, {@code LocalDateTime} or {@code OffsetDateTime} */
    Instant of(Object value) throws InvalidRequestException {
        Object time = value instanceof String text ? parse(text.strip().replaceFirst("^([0-9-]{10}) ", "$1T")) : value;
        if (time instanceof OffsetDateTime absolute) {
            return absolute.toInstant();
        }
        if (zone == null) {
            throw wrong("has no zone, and the customer's is not known: set zone, or send times with an offset");
        }
        return time instanceof LocalDate day
                ? day.atTime(wholeDays).atZone(zone).toInstant()
                : ((LocalDateTime) time).atZone(zone).toInstant();
    }

    private static Object parse(String text) throws InvalidRequestException {
        try {
            if (text.length() == "2026-12-01".length()) {
                return LocalDate.parse(text);
            }
            return OFFSET.matcher(text).matches() ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw wrong("must be a time of ISO 8601, such as 2026-12-01T09:00");
        }
    }

    private static InvalidRequestException wrong(String detail) {
        return new InvalidRequestException(List.of(new Problem("at", detail)));
    }
}
