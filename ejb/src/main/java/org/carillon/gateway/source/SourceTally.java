package org.carillon.gateway.source;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;
import org.carillon.request.InvalidRequestException;

/** Counts what comes of the rows of one run, and keeps the first errors. Not thread-safe. */
public final class SourceTally {

    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_DETAIL = 400;

    private final List<RowError> errors = new ArrayList<>();
    private String state = SourceRun.COMPLETED;
    private String problem;
    private String digest;
    private int seen;
    private int accepted;
    private int repeated;
    private int refused;

    /** What is wrong with one row. */
    record RowError(String key, String field, String detail) {}

    void saw() {
        seen++;
    }

    void accept() {
        accepted++;
    }

    void repeat() {
        repeated++;
    }

    void refuse(String key, InvalidRequestException why) {
        refuse(key, why.problems().get(0).field(), why.problems().get(0).detail());
    }

    void refuse(String key, String field, String detail) {
        refused++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(new RowError(shortened(key, LONGEST_KEY), field, shortened(detail, LONGEST_DETAIL)));
        }
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    /** It could not be read to the end. */
    void failed(String why) {
        state = SourceRun.FAILED;
        problem = why;
    }

    /** The file is the one that was taken already. */
    void unchanged() {
        state = SourceRun.UNCHANGED;
    }

    /** Not all of it was looked at. */
    void incomplete(String why) {
        problem = why;
    }

    /** What the file is known by. */
    void readFileWith(String itsDigest) {
        digest = itsDigest;
    }

    /** The digest of a file all of which was taken without an error, or null. */
    String takenDigest() {
        return refused == 0 && problem == null ? digest : null;
    }

    String state() {
        return state;
    }

    String problem() {
        return problem;
    }

    int seen() {
        return seen;
    }

    int accepted() {
        return accepted;
    }

    int repeated() {
        return repeated;
    }

    int refused() {
        return refused;
    }

    String errorsAsJson() {
        if (errors.isEmpty()) {
            return null;
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        errors.forEach(error -> all.add(Json.createObjectBuilder()
                .add("key", error.key() == null ? "" : error.key())
                .add("field", error.field())
                .add("detail", error.detail())));
        return all.build().toString();
    }
}
