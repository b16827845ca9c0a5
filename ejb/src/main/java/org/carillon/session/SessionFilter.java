package org.carillon.session;

import java.time.Instant;

/**
 * Which sessions to list, newest first; null means any.
 *
 * @param requesterId who asked
 * @param state where they stand
 * @param address who is called
 * @param from accepted at or after
 * @param to accepted before
 * @param after the last session of the page before, or null for the first page
 */
public record SessionFilter(
        String requesterId, SessionState state, String address, Instant from, Instant to, Position after) {

    /** All sessions. */
    public static final SessionFilter ALL = new SessionFilter(null, null, null, null, null, null);

    /** A place in the list. */
    public record Position(Instant createdAt, String id) {}
}
