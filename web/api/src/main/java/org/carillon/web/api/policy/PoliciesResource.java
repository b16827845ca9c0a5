package org.carillon.web.api.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import org.carillon.audit.AuditLog;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.policy.PolicyOwner;
import org.carillon.policy.PolicySetting;
import org.carillon.policy.PolicySettings;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;

/**
 * What the three parties have set: {@code policies/operator}, {@code policies/requester/<id>} and
 * {@code policies/customer/<address>}. The next decision goes by it. Operators set everything, a requester its own.
 */
@Path("policies/{party: operator|requester/[^/]+|customer/[^/]+}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PoliciesResource {

    @Inject
    private PolicySettings settings;

    @Inject
    private PolicyParties parties;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @GET
    public JsonObject all(@PathParam("party") String party) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (PolicySetting setting : settings.allOf(parties.named(party))) {
            all.add(setting.policy(), json(setting));
        }
        return all.build();
    }

    @GET
    @Path("{policy}")
    public JsonObject one(@PathParam("party") String party, @PathParam("policy") String policy) {
        return settings.find(parties.named(party), policy)
                .map(PoliciesResource::json)
                .orElseThrow(() -> ProblemException.notFound("setting"));
    }

    @PUT
    @Path("{policy}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void set(@PathParam("party") String party, @PathParam("policy") String policy, InputStream body)
            throws IOException {
        PolicyOwner named = parties.named(party);
        JsonObject wanted = JsonBody.read(body);
        String before = current(named, policy);
        try {
            settings.set(named, policy, wanted.toString(), caller.id());
            audit.record(caller.id(), "policy.set", subject(named, policy), before, wanted.toString());
        } catch (InvalidSettingsException e) {
            throw SettingsProblem.of(e, wanted);
        }
    }

    @DELETE
    @Path("{policy}")
    @Transactional
    public void clear(@PathParam("party") String party, @PathParam("policy") String policy) {
        PolicyOwner named = parties.named(party);
        String before = current(named, policy);
        if (!settings.clear(named, policy)) {
            throw ProblemException.notFound("setting");
        }
        audit.record(caller.id(), "policy.clear", subject(named, policy), before, null);
    }

    private String current(PolicyOwner party, String policy) {
        return settings.find(party, policy).map(PolicySetting::settings).orElse(null);
    }

    private static String subject(PolicyOwner party, String policy) {
        return policy + " of " + party;
    }

    private static JsonObject json(PolicySetting setting) {
        try (JsonReader reader = Json.createReader(new StringReader(setting.settings()))) {
            return reader.readObject();
        }
    }
}
