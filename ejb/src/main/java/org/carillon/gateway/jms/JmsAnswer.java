package org.carillon.gateway.jms;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import org.carillon.intake.Acceptance;
import org.carillon.request.InvalidRequestException;

/** The JSON texts that answer a request. */
final class JmsAnswer {

    private JmsAnswer() {}

    static String accepted(Acceptance acceptance) {
        return Json.createObjectBuilder()
                .add("type", "accepted")
                .add("id", acceptance.sessionId())
                .add("replayed", acceptance.replayed())
                .build()
                .toString();
    }

    static String invalid(InvalidRequestException e) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        e.problems()
                .forEach(problem -> errors.add(
                        Json.createObjectBuilder().add("field", problem.field()).add("detail", problem.detail())));
        return Json.createObjectBuilder()
                .add("type", "refused")
                .add("detail", "the request is not valid")
                .add("errors", errors)
                .build()
                .toString();
    }

    static String refused(String detail) {
        return Json.createObjectBuilder()
                .add("type", "refused")
                .add("detail", detail)
                .build()
                .toString();
    }
}
