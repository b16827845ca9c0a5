package org.carillon.web.api.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carillon.audit.AuditLog;
import org.carillon.customer.Consent;
import org.carillon.customer.Consents;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.DoNotCall;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;

/** What customers have agreed to. A requester notes what was agreed with it, an operator for anybody. */
@Path("consents")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConsentsResource {

    @Inject
    private Consents consents;

    @Inject
    private ConsentCsv csv;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Context
    private UriInfo uri;

    /** A consent. */
    @JsonbPropertyOrder({"customer", "requester", "evidence", "given", "expires"})
    public record ConsentView(String customer, String requester, String evidence, Instant given, Instant expires) {

        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.address(),
                    consent.requesterId(),
                    consent.evidence(),
                    consent.givenAt(),
                    consent.expiresAt().orElse(null));
        }
    }

    /** Those of one customer. */
    public record ConsentList(List<ConsentView> consents) {}

    /** How many rows were taken. */
    public record Imported(int imported) {}

    @GET
    @Path("{customer}")
    public ConsentList of(@PathParam("customer") String customer) {
        return new ConsentList(consents.allOf(CustomerPath.address(customer)).stream()
                .filter(consent -> caller.isOperator() || consent.requesterId().equals(caller.id()))
                .map(ConsentView::of)
                .toList());
    }

    @PUT
    @Path("{customer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void give(@PathParam("customer") String customer, InputStream body) throws IOException {
        CustomerAddress address = CustomerPath.address(customer);
        JsonFields fields = new JsonFields(JsonBody.read(body));
        String to = whose(fields.text("requester"));
        String evidence = fields.requiredText("evidence");
        Instant given = fields.instant("given");
        Instant expires = fields.instant("expires");
        if (evidence != null && (evidence.length() > ConsentCsv.LONGEST_EVIDENCE || evidence.indexOf('\0') >= 0)) {
            fields.wrong(
                    "evidence", "must be at most " + ConsentCsv.LONGEST_EVIDENCE + " characters, none of them zero");
        }
        fields.check();
        consents.give(address, to, given == null ? clock.instant() : given, expires, evidence);
        audit.record(caller.id(), "consent.give", address.text() + " to " + to, null, evidence);
    }

    @DELETE
    @Path("{customer}")
    @Transactional
    public void withdraw(@PathParam("customer") String customer) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        String to = whose(query.text("requester"));
        query.check();
        CustomerAddress address = CustomerPath.address(customer);
        if (!consents.withdraw(address, to)) {
            throw ProblemException.notFound("consent");
        }
        audit.record(caller.id(), "consent.withdraw", address.text() + " to " + to, null, null);
    }

    /** Adds all rows, or none. */
    @POST
    @Consumes("text/csv")
    @Transactional
    public Imported add(InputStream body) throws IOException {
        int added = csv.add(body, caller.isOperator() ? null : caller.id());
        audit.record(caller.id(), "consent.import", added + " rows", null, null);
        return new Imported(added);
    }

    private String whose(String requester) {
        if (caller.isOperator()) {
            return requester == null ? DoNotCall.ANYBODY : requester;
        }
        if (requester != null && !requester.equals(caller.id())) {
            throw ProblemException.invalid("/requester", "is not you");
        }
        return caller.id();
    }
}
