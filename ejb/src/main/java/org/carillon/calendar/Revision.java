package org.carillon.calendar;

import java.time.Instant;

/**
 * Which of two versions of an event is the newer one (RFC 5546 section 2.1.5).
 *
 * @param sequence as the organizer counts
 * @param stamp when it was written, or null
 */
public record Revision(int sequence, Instant stamp) {

    static Revision of(Event event) {
        return new Revision(event.sequence(), event.stamp());
    }

    public boolean isNewerThan(Revision other) {
        if (sequence != other.sequence) {
            return sequence > other.sequence;
        }
        return stamp != null && other.stamp != null && stamp.isAfter(other.stamp);
    }
}
