package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.request.RetryPlan;
import org.carillon.request.RetryPlanJson;
import org.carillon.session.TelephonySession;

/** What follows calls that did not come about where the request does not say: the requester's, else the operator's. */
@ApplicationScoped
public class RetryDefaults implements Policy {

    /** Its name among the policies. */
    public static final String NAME = "retries";

    private PolicySettings settings;

    protected RetryDefaults() {}

    @Inject
    public RetryDefaults(PolicySettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "What follows a call that did not come about, by its outcome: busy, no-answer, declined, machine, congestion, failed,"
                        + " interrupted. What a request says itself counts more, the requester's settings more than the operator's.",
                EnumSet.of(Kind.OPERATOR, Kind.REQUESTER),
                "{\"busy\": {\"again\": 3, \"delaySeconds\": [60, 300]}, \"no-answer\": {\"again\": 1, \"delaySeconds\": [3600],"
                        + " \"number\": \"next\"}}");
    }

    /** Not asked whether to call, but what comes after. */
    @Override
    public List<Decision> decide(TelephonySession session) {
        return List.of();
    }

    /** What the parties have set for sessions of this requester. */
    public RetryPlan of(String requesterId) {
        return plan(PolicyOwner.requester(requesterId))
                .orElse(RetryPlan.NOTHING_SAID)
                .or(plan(PolicyOwner.OPERATOR).orElse(RetryPlan.NOTHING_SAID));
    }

    private Optional<RetryPlan> plan(PolicyOwner owner) {
        return settings.find(owner, NAME).map(setting -> RetryPlanJson.stored(setting.settings()));
    }

    @Override
    public void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        if (!description().owners().contains(owner.kind())) {
            throw new InvalidSettingsException("retries are not the customer's to set");
        }
        List<String> problems = new ArrayList<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            if (reader.readValue() instanceof JsonObject plan) {
                RetryPlanJson.read(plan, "", (field, detail) -> problems.add(field + " " + detail));
            } else {
                problems.add("the settings must be a JSON object");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems.get(0));
        }
    }
}
