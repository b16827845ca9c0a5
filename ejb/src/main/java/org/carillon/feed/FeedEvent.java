package org.carillon.feed;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
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

    /** Found once, and writes at once: a tree of values would take twice as long. */
    private static final JsonGeneratorFactory JSON = JsonProvider.provider().createGeneratorFactory(Map.of());

    /** As interfaces tell it: the text of a JSON object. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject()
                    .write("event", id)
                    .write("session", sessionId)
                    .write("requester", requesterId)
                    .write("at", at.toString())
                    .write("type", type.word());
            if (state != null) {
                json.write("state", state);
            }
            if (detail != null) {
                json.write("detail", detail);
            }
            json.writeEnd();
        }
        return text.toString();
    }
}
