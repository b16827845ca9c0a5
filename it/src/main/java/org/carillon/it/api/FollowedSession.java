package org.carillon.it.api;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.it.Await;

/** A session, as its requester sees it through the REST interface. */
public record FollowedSession(CarillonApi api, String id) {

    private static final Set<String> FINAL_STATES = Set.of(
            "completed", "busy", "no-answer", "declined", "failed", "canceled", "expired", "refused", "interrupted");

    /** A line of its timeline. */
    public record Event(Instant at, String type, String detail) {}

    public JsonObject status() throws IOException, InterruptedException {
        JsonAnswer answer = api.get("/sessions/" + id);
        if (answer.status() != 200) {
            throw new IOException("session " + id + ": " + answer);
        }
        return answer.body();
    }

    public String state() throws IOException, InterruptedException {
        return status().getString("state");
    }

    public boolean isOver() throws IOException, InterruptedException {
        return FINAL_STATES.contains(state());
    }

    public List<Event> events() throws IOException, InterruptedException {
        JsonAnswer answer = api.get("/sessions/" + id + "/events");
        if (answer.status() != 200) {
            throw new IOException("events of " + id + ": " + answer);
        }
        return answer.body().getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> new Event(
                        Instant.parse(event.getString("at")), event.getString("type"), event.getString("detail", "")))
                .toList();
    }

    /**
     * Waits until nothing follows any more.
     *
     * @return the final state
     */
    public String awaitEnd(Duration limit) throws Exception {
        Await.until("the end of session " + id, limit, this::isOver, this::told);
        return state();
    }

    /** Waits until the session is in the state, and not beyond it. */
    public void await(String state, Duration limit) throws Exception {
        Await.until("state " + state + " of session " + id, limit, () -> state().equals(state), this::told);
    }

    /** Waits for a line of the timeline, and returns the first of its type. */
    public Event awaitEvent(String type, Duration limit) throws Exception {
        Await.until(type + " in session " + id, limit, () -> first(type).isPresent(), this::told);
        return first(type).orElseThrow();
    }

    private Optional<Event> first(String type) throws IOException, InterruptedException {
        return events().stream().filter(event -> event.type().equals(type)).findFirst();
    }

    public JsonAnswer cancel() throws IOException, InterruptedException {
        return api.post("/sessions/" + id + "/cancel", "");
    }

    private String told() {
        try {
            return status() + " " + events();
        } catch (IOException broken) {
            return broken.toString();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
