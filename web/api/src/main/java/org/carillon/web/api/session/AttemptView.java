package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.session.CallAttempt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One try to call the customer. */
@Schema(name = "CallAttempt", description = "One try to call the customer")
@JsonbPropertyOrder({"number", "server", "disposition", "cause", "reason"})
public record AttemptView(
        @Schema(description = "From 1") int number,
        @Schema(description = "The telephony server it went through") String server,
        @Schema(description = "How it ended", example = "busy") String disposition,
        @Schema(description = "The network's final answer, such as a SIP status code", example = "486") Integer cause,
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
