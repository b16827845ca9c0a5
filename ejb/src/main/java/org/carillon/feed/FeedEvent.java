package org.carillon.feed;

import java.time.Instant;
import org.carillon.session.EventType;

/**
 * An event with its place among those of all sessions.
 *
 * @param position the place; those of one session are in the order in which they were stored
 * @param id of the event: who hears of it twice knows it by this
 * @param sessionId whose timeline it stands in
 * @param requesterId who asked for the session
 * @param at when it happened
 * @param detail for people, or null
 * @param state the session's state when it happened; where that was not at hand, when it was read
 */
public record FeedEvent(
        long position,
        long id,
        String sessionId,
        String requesterId,
        Instant at,
        EventType type,
        String detail,
        String state) {}
