package org.carillon.web.api.donotcall;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
import org.carillon.web.api.security.OperatorOnly;

/** Customers who want no calls, from one requester or from anybody. */
@Path("do-not-call")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class DoNotCallResource {

    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;
    private static final int LONGEST_REASON = 500;

    @Inject
    private Customers customers;

    @Inject
    private Requesters requesters;

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
        List<DoNotCall> found = customers.doNotCallAfter(start.address(), start.requesterId(), limit + 1);
        List<DoNotCall> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? DoNotCallCursor.after(page.get(limit - 1)).write()
                : null;
        return new DoNotCallPage(page.stream().map(DoNotCallView::of).toList(), next);
    }

    @PUT
    @Path("{customer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void add(@PathParam("customer") String customer, InputStream body) throws IOException {
        JsonFields fields = new JsonFields(JsonBody.read(body));
        String requester = fields.text("requester");
        String reason = fields.requiredText("reason");
        if (reason != null && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            fields.wrong("reason", "must be at most " + LONGEST_REASON + " characters, none of them zero");
        }
        if (requester != null && requesters.find(requester).isEmpty()) {
            fields.wrong("requester", "is unknown");
        }
        fields.check();
        CustomerAddress address = address(customer);
        String from = requester == null ? DoNotCall.ANYBODY : requester;
        customers.wantsNoCalls(address, from, reason);
        audit.record(caller.id(), "do-not-call.add", subject(address, from), null, reason);
    }

    @DELETE
    @Path("{customer}")
    @Transactional
    public void remove(@PathParam("customer") String customer) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        String requester = query.text("requester");
        query.check();
        CustomerAddress address = address(customer);
        String from = requester == null ? DoNotCall.ANYBODY : requester;
        if (!customers.wantsCallsAgain(address, from)) {
            throw ProblemException.notFound("wish");
        }
        audit.record(caller.id(), "do-not-call.remove", subject(address, from), null, null);
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
}
