package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.policy.DecisionRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a policy said about a session. */
@Schema(name = "Decision", description = "What a policy said about a session")
@JsonbPropertyOrder({"at", "stage", "policy", "owner", "result", "reason", "until"})
public record DecisionView(
        Instant at,
        @Schema(description = "intake, or dial: right before the call") String stage,
        @Schema(example = "calling-hours") String policy,
        @Schema(description = "Whose policy: operator, requester <id> or customer <address>") String owner,
        @Schema(description = "permit, defer or deny", example = "permit") String result,
        String reason,
        @Schema(description = "The next permitted instant of a deferral") Instant until) {

    static DecisionView of(DecisionRecord decision) {
        return new DecisionView(
                decision.at(),
                decision.stage(),
                decision.policy(),
                decision.owner(),
                decision.result(),
                decision.reason(),
                decision.until());
    }
}
