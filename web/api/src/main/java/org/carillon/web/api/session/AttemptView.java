package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.session.CallAttempt;

/** One try to call the customer. */
@JsonbPropertyOrder({"number", "server", "disposition", "cause", "reason"})
public record AttemptView(
        int number,
        String server,
        String disposition,
        Integer cause,
        String reason,
        Instant placed,
        Instant ringing,
        Instant answered,
        Instant ended) {

    static AttemptView of(CallAttempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.serverName(),
                attempt.disposition(),
                attempt.cause(),
                attempt.reason(),
                attempt.placedAt(),
                attempt.ringingAt(),
                attempt.answeredAt(),
                attempt.endedAt());
    }
}
