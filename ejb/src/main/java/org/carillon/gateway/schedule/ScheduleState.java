package org.carillon.gateway.schedule;

import java.util.Locale;

/** Where a schedule stands. */
public enum ScheduleState {
    /** Its occurrences become sessions. */
    ACTIVE,
    /** Its requester has it rest: no occurrence becomes a session. */
    PAUSED,
    /** It has no more occurrences. */
    ENDED,
    /** It does not take place; kept so that an older message about it changes nothing. */
    CANCELED;

    /** The name in interfaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such state */
    public static ScheduleState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
