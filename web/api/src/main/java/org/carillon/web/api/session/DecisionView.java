package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.policy.DecisionRecord;

/** What a policy said about a session. */
@JsonbPropertyOrder({"at", "stage", "policy", "owner", "result", "reason", "until"})
public record DecisionView(
        Instant at, String stage, String policy, String owner, String result, String reason, Instant until) {

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
