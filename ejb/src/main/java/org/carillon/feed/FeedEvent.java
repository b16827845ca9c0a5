package org.carillon.feed;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
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
 * @param state the session's state when it happened, or null for what the dialogue tells
 */
public record FeedEvent(
        long position,
        long id,
        String sessionId,
        String requesterId,
        Instant at,
        EventType type,
        String detail,
        String state) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** As interfaces tell it. */
    public JsonObject json() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("event", id)
                .add("session", sessionId)
                .add("requester", requesterId)
                .add("at", at.toString())
                .add("type", type.word());
        if (state != null) {
            json.add("state", state);
        }
        if (detail != null) {
            json.add("detail", detail);
        }
        return json.build();
    }
}
