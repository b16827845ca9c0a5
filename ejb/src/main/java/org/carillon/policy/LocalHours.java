package org.carillon.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hours of the clock on the wall in one zone. Where clocks skip an hour or show it twice the strict reading counts: what is permitted
 * is so by any reading of the clock.
 *
 * @param zone whose clocks
 * @param allowed hours in which calls may be placed
 * @param forbidden hours in which they may not, although they are allowed
 * @param holiday days on which they may not at all
 */
record LocalHours(ZoneId zone, DailySpan allowed, List<DailySpan> forbidden, Predicate<LocalDate> holiday) {

    private static final int MAX_DAYS_AHEAD = 8;

    /** The first permitted instant not before the one given; as far as one look tells: it may have to be asked about again. */
    Optional<Instant> onwards(Instant from) {
        Optional<Instant> opens = opens(from);
        if (opens.isEmpty()) {
            return opens;
        }
        Instant instant = opens.get();
        for (DailySpan span : forbidden) {
            instant = after(span, instant);
        }
        LocalDate date = instant.atZone(zone).toLocalDate();
        return Optional.of(
                holiday.test(date) ? date.plusDays(1).atStartOfDay(zone).toInstant() : instant);
    }

    private Optional<Instant> opens(Instant from) {
        LocalDate today = from.atZone(zone).toLocalDate();
        for (int day = -1; day <= MAX_DAYS_AHEAD; day++) {
            LocalDate date = today.plusDays(day);
            if (allowed.daysOfWeek().contains(date.getDayOfWeek())) {
                Instant opens = late(date.atTime(allowed.begins()));
                Instant closes = early(ending(date, allowed));
                if (from.isBefore(closes) && opens.isBefore(closes)) {
                    return Optional.of(from.isBefore(opens) ? opens : from);
                }
            }
        }
        return Optional.empty();
    }

    private Instant after(DailySpan span, Instant instant) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        for (int day = -1; day <= 0; day++) {
            LocalDate date = today.plusDays(day);
            if (span.daysOfWeek().contains(date.getDayOfWeek())) {
                Instant begins = early(date.atTime(span.begins()));
                Instant ends = late(ending(date, span));
                if (!instant.isBefore(begins) && instant.isBefore(ends)) {
                    return ends;
                }
            }
        }
        return instant;
    }

    private static LocalDateTime ending(LocalDate date, DailySpan span) {
        LocalTime ends = span.ends();
        return ends.isAfter(span.begins())
                ? date.atTime(ends)
                : date.plusDays(1).atTime(ends);
    }

    /** The first time that clocks show it or a later time. */
    private Instant early(LocalDateTime local) {
        return shown(local, 0);
    }

    /** The last time that clocks show it. */
    private Instant late(LocalDateTime local) {
        return shown(local, 1);
    }

    private Instant shown(LocalDateTime local, int which) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            // clocks skip it: the moment at which they do
            return rules.getTransition(local).getInstant();
        }
        return ZonedDateTime.ofInstant(local, offsets.get(Math.min(which, offsets.size() - 1)), zone)
                .toInstant();
    }
}
