package org.carillon.batch;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.util.List;
import org.carillon.request.InvalidRequestException.Problem;

/** What has become of a row: a session, or errors. Never changed. */
@Entity
@Table(name = "batch_row")
@IdClass(BatchRowId.class)
public class BatchRow {

    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_DETAIL = 250;

    @Id
    @Column(name = "batch_id")
    private String batchId;

    @Id
    private int number;

    @Column(name = "row_key")
    private String ownKey;

    @Column(name = "session_id")
    private String sessionId;

    private String errors;

    protected BatchRow() {}

    static BatchRow accepted(String batchId, UploadedRow row, String sessionId) {
        BatchRow stored = new BatchRow();
        stored.batchId = batchId;
        stored.number = row.number();
        stored.ownKey = row.key();
        stored.sessionId = sessionId;
        return stored;
    }

    static BatchRow refused(String batchId, UploadedRow row, List<Problem> problems) {
        BatchRow stored = accepted(batchId, row, null);
        JsonArrayBuilder errors = Json.createArrayBuilder();
        problems.stream()
                .limit(MOST_ERRORS)
                .forEach(problem -> errors.add(Json.createObjectBuilder()
                        .add("field", fit(problem.field(), 100))
                        .add("detail", fit(problem.detail(), LONGEST_DETAIL))));
        stored.errors = errors.build().toString();
        return stored;
    }

    // PostgreSQL knows no character zero in a text
    private static String fit(String text, int longest) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    public int number() {
        return number;
    }

    /** The row's own key, or null. */
    public String key() {
        return ownKey;
    }

    /** What it has become, or null when it was refused. */
    public String sessionId() {
        return sessionId;
    }

    /** Why it was refused; empty when it was not. */
    public List<Problem> errors() {
        if (errors == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(errors))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(error -> new Problem(error.getString("field"), error.getString("detail")))
                    .toList();
        }
    }
}
