package org.carillon.web.api.donotcall;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.audit.AuditLog;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.requester.Requesters;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;

/** Customers who want no calls, from one requester or from anybody. Operators see and change all, a requester what is about its own. */
@Path("do-not-call")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DoNotCallResource {

    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;

    @Inject
    private Customers customers;

    @Inject
    private Requesters requesters;

    @Inject
    private DoNotCallCsv csv;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @GET
    public DoNotCallPage list() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        DoNotCallCursor after = query.read("cursor", DoNotCallCursor::read, "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        DoNotCallCursor start = after == null ? DoNotCallCursor.BEGINNING : after;
        List<DoNotCall> found = customers.doNotCallAfter(start.address(), start.requesterId(), onlyOf(), limit + 1);
        List<DoNotCall> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? DoNotCallCursor.after(page.get(limit - 1)).write()
                : null;
        return new DoNotCallPage(page.stream().map(DoNotCallView::of).toList(), next);
    }

    /** The whole list. */
    @GET
    @Produces("text/csv;qs=0.5")
    public StreamingOutput export() {
        return csv.export(onlyOf());
    }

    /** Adds all rows, or none. */
    @POST
    @Consumes("text/csv")
    @Transactional
    public Imported add(InputStream body) throws IOException {
        int added = csv.add(body, onlyOf());
        audit.record(caller.id(), "do-not-call.import", added + " rows", null, null);
        return new Imported(added);
    }

    @PUT
    @Path("{customer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void add(@PathParam("customer") String customer, InputStream body) throws IOException {
        JsonFields fields = new JsonFields(JsonBody.read(body));
        NewWish wish = new NewWish(
                customer,
                fields.text("requester"),
                fields.requiredText("reason"),
                fields.instant("until"),
                onlyOf(),
                requesters);
        wish.problems().forEach(problem -> {
            if (!problem.field().equals("customer")) {
                fields.wrong(problem.field(), problem.detail());
            }
        });
        fields.check();
        CustomerAddress address = address(customer);
        wish.keep(customers);
        audit.record(caller.id(), "do-not-call.add", subject(address, wish.from()), null, wish.reason());
    }

    @DELETE
    @Path("{customer}")
    @Transactional
    public void remove(@PathParam("customer") String customer) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        String requester = query.text("requester");
        query.check();
        CustomerAddress address = address(customer);
        String own = onlyOf() == null ? DoNotCall.ANYBODY : onlyOf();
        String from = requester == null ? own : requester;
        if (onlyOf() != null && !from.equals(onlyOf()) || !customers.wantsCallsAgain(address, from)) {
            throw ProblemException.notFound("wish");
        }
        audit.record(caller.id(), "do-not-call.remove", subject(address, from), null, null);
    }

    /** Null for operators: all. */
    private String onlyOf() {
        return caller.isOperator() ? null : caller.id();
    }

    private static String subject(CustomerAddress address, String requester) {
        return address.text() + " from " + requester;
    }

    private static CustomerAddress address(String customer) {
        try {
            return CustomerAddress.parse(customer);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("customer", e.getMessage());
        }
    }

    /** How many rows were taken. */
    public record Imported(int imported) {}
}
