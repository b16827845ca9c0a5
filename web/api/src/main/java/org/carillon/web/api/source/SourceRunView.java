package org.carillon.web.api.source;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.io.StringReader;
import java.time.Instant;
import org.carillon.gateway.source.SourceRun;

/** One reading of a schedule source, and what came of it. */
@JsonbPropertyOrder({"started", "ended", "state", "problem", "seen", "accepted", "repeated", "refused", "errors"})
public record SourceRunView(
        Instant started,
        Instant ended,
        String state,
        String problem,
        int seen,
        int accepted,
        int repeated,
        int refused,
        JsonArray errors) {

    static SourceRunView of(SourceRun run) {
        return new SourceRunView(
                run.startedAt(),
                run.endedAt(),
                run.state(),
                run.problem(),
                run.seen(),
                run.accepted(),
                run.repeated(),
                run.refused(),
                errors(run.errors()));
    }

    private static JsonArray errors(String json) {
        if (json == null) {
            return null;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
