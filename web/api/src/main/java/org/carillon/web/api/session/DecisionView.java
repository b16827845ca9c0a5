package org.carillon.web.api.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import org.carillon.policy.DecisionRecord;

/** What a policy said about a session. */
@JsonbPropertyOrder({"at", "stage", "policy", "owner", "result", "reason", "until", "inputs"})
public record DecisionView(
        Instant at,
        String stage,
        String policy,
        String owner,
        String result,
        String reason,
        Instant until,
        Map<String, Object> inputs) {

    static DecisionView of(DecisionRecord decision) {
        return new DecisionView(
                decision.at(),
                decision.stage(),
                decision.policy(),
                decision.owner(),
                decision.result(),
                decision.reason(),
                decision.until(),
                decision.inputs().isEmpty() ? null : decision.inputs());
    }
}
