package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import org.carillon.session.CallAttempt;

/** One try to call the customer. */
@JsonbPropertyOrder({"number", "to", "server", "disposition", "outcome", "cause", "reason"})
public record AttemptView(
        int number,
        String to,
        String server,
        String disposition,
        String outcome,
        Integer cause,
        String reason,
        Instant placed,
        Instant ringing,
        Instant answered,
        Instant ended,
        BigDecimal cost) {

    static AttemptView of(CallAttempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.address(),
                attempt.serverName(),
                attempt.disposition(),
                attempt.outcome(),
                attempt.cause(),
                attempt.reason(),
                attempt.placedAt(),
                attempt.ringingAt(),
                attempt.answeredAt(),
                attempt.endedAt(),
                attempt.cost().signum() == 0 ? null : attempt.cost());
    }
}
