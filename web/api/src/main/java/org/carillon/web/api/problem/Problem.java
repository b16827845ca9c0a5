package org.carillon.web.api.problem;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * Why a request failed: RFC 9457.
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in a few words
 * @param status HTTP status code
 * @param detail a sentence about this occurrence
 * @param errors the parts of the request that are wrong; may be empty
 */
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Begins the type of every problem. */
    static final String TYPE = "urn:carillon:problem:";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that no single part of the request is to blame for. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(TYPE + type.word(), type.title(), type.status(), detail, List.of());
    }

    /** A request with parts that are wrong. */
    public static Problem invalid(List<FieldError> errors) {
        ProblemType type = ProblemType.INVALID_REQUEST;
        String detail =
                errors.size() == 1 ? "The request has 1 error." : "The request has " + errors.size() + " errors.";
        return new Problem(TYPE + type.word(), type.title(), type.status(), detail, errors);
    }

    /** A request with one wrong part. */
    public static Problem invalid(String field, String detail) {
        return invalid(List.of(new FieldError(field, detail)));
    }

    /** The document that is sent. */
    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder parts = Json.createArrayBuilder();
            errors.forEach(error -> parts.add(
                    Json.createObjectBuilder().add("field", error.field()).add("detail", error.detail())));
            json.add("errors", parts);
        }
        return json.build();
    }
}
