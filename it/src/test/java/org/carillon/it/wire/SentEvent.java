package org.carillon.it.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A server-sent event. */
public record SentEvent(long id, String type, JsonObject data) {

    /** Reads events up to the first that fits, and it. */
    static List<SentEvent> until(InputStream stream, Predicate<SentEvent> last) throws IOException {
        List<SentEvent> events = new ArrayList<>();
        boolean found = read(stream, event -> {
            events.add(event);
            return !last.test(event);
        });
        if (!found) {
            throw new AssertionError("the stream ended after " + events);
        }
        return events;
    }

    /**
     * Reads events as they come.
     *
     * @param goesOn is given each, and says whether more are wanted
     * @return false when the stream ended before
     */
    public static boolean read(InputStream stream, Predicate<SentEvent> goesOn) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        long id = 0;
        String type = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && data != null) {
                if (!goesOn.test(new SentEvent(id, type, json(data)))) {
                    return true;
                }
                data = null;
            }
        }
        return false;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
