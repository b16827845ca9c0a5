package org.carillon.web.api.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.util.List;
import org.carillon.policy.Policy;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.PolicyOwner;

/** Which policies there are, what they are good for, and who may set them. */
@Path("policies")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PolicyListResource {

    @Inject
    private PolicyCheck policies;

    /** A policy, for people. */
    public record PolicyView(String name, String purpose, List<String> owners, JsonObject example) {}

    /** All policies. */
    public record Policies(List<PolicyView> policies) {}

    @GET
    public Policies list() {
        return new Policies(
                policies.policies().stream().map(PolicyListResource::view).toList());
    }

    private static PolicyView view(Policy policy) {
        List<String> owners = policy.description().owners().stream()
                .map(PolicyOwner.Kind::word)
                .sorted()
                .toList();
        return new PolicyView(
                policy.name(),
                policy.description().purpose(),
                owners,
                owners.isEmpty() ? null : json(policy.description().example()));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
