package org.carillon.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Some hours of some days of the week.
 *
 * @param from local time at which they begin, {@code HH:mm}; null for midnight
 * @param to local time at which they end; not after {@code from} means through midnight, equal the whole day; null for midnight
 * @param days {@code MONDAY} ... on which they begin; null or empty for all
 */
public record DailySpan(String from, String to, List<String> days) {

    LocalTime begins() {
        return from == null ? LocalTime.MIDNIGHT : LocalTime.parse(from);
    }

    LocalTime ends() {
        return to == null ? LocalTime.MIDNIGHT : LocalTime.parse(to);
    }

    Set<DayOfWeek> daysOfWeek() {
        if (days == null || days.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> found.add(DayOfWeek.valueOf(day)));
        return found;
    }

    void check(String field) throws InvalidSettingsException {
        try {
            begins();
            ends();
        } catch (DateTimeException e) {
            throw new InvalidSettingsException(field + ": local times such as 08:00: " + e.getMessage(), e);
        }
        try {
            daysOfWeek();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidSettingsException("days: MONDAY to SUNDAY are known", e);
        }
    }

    /** For people. */
    @Override
    public String toString() {
        String hours = begins().equals(ends()) ? "the whole day" : begins() + "-" + ends();
        return days == null || days.isEmpty() ? hours : hours + " on " + String.join(", ", days);
    }
}
