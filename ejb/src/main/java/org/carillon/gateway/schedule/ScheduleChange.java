package org.carillon.gateway.schedule;

import java.time.Instant;
import java.util.Locale;

/**
 * What a calendar has done to a schedule.
 *
 * @param scheduleId the schedule, or null where there is none
 * @param uid the event
 * @param customer whom it calls
 * @param kind what was done
 * @param next the next occurrence, or null if there is none
 */
public record ScheduleChange(String scheduleId, String uid, String customer, Kind kind, Instant next) {

    /** What was done. */
    public enum Kind {
        CREATED,
        UPDATED,
        CANCELED,
        /** Nothing: the same revision or a newer one has been there. */
        OUTDATED,
        /** Nothing: an unknown event was canceled. */
        UNKNOWN;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
