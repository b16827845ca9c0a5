package org.carillon.gateway.jms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import org.carillon.intake.Acceptance;
import org.carillon.request.InvalidRequestException;

/** The JSON texts that answer a request. */
final class JmsAnswer {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private JmsAnswer() {}

    static String accepted(Acceptance acceptance) {
        return JSON.createObjectBuilder()
                .add("type", "accepted")
                .add("id", acceptance.sessionId())
                .add("replayed", acceptance.replayed())
                .build()
                .toString();
    }

    static String invalid(InvalidRequestException e) {
        JsonArrayBuilder errors = JSON.createArrayBuilder();
        e.problems()
                .forEach(problem -> errors.add(
                        JSON.createObjectBuilder().add("field", problem.field()).add("detail", problem.detail())));
        return JSON.createObjectBuilder()
                .add("type", "refused")
                .add("detail", "the request is not valid")
                .add("errors", errors)
                .build()
                .toString();
    }

    static String refused(String detail) {
        return JSON.createObjectBuilder()
                .add("type", "refused")
                .add("detail", detail)
                .build()
                .toString();
    }
}
