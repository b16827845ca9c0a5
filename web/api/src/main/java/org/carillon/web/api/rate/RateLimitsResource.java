package org.carillon.web.api.rate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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
import java.util.List;
import org.carillon.requester.Requesters;
import org.carillon.requester.rate.RateLimit;
import org.carillon.requester.rate.RateLimits;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** How often requesters may call this interface. All nodes go by it within a second. */
@Path("rate-limits")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class RateLimitsResource {

    /** Stands for all who have no limit of their own. */
    private static final String STANDARD = "standard";

    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_SECONDS = 86_400;

    @Inject
    private RateLimits limits;

    @Inject
    private Requesters requesters;

    @Inject
    private Caller caller;

    /** A limit; the requester is null for that of all others. */
    @JsonbPropertyOrder({"requester", "requests", "seconds"})
    public record RateLimitView(String requester, int requests, int seconds) {

        static RateLimitView of(RateLimit limit) {
            boolean everybody = limit.requesterId().equals(RateLimit.EVERYBODY);
            return new RateLimitView(everybody ? null : limit.requesterId(), limit.requests(), limit.seconds());
        }
    }

    /** All limits. */
    public record RateLimitList(List<RateLimitView> limits) {}

    @GET
    public RateLimitList list() {
        return new RateLimitList(limits.all().stream().map(RateLimitView::of).toList());
    }

    @PUT
    @Path(STANDARD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void setStandard(InputStream body) throws IOException {
        set(RateLimit.EVERYBODY, body);
    }

    @DELETE
    @Path(STANDARD)
    @Transactional
    public void clearStandard() {
        clear(RateLimit.EVERYBODY);
    }

    @PUT
    @Path("requester/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void setOf(@PathParam("id") String id, InputStream body) throws IOException {
        set(find(id), body);
    }

    @DELETE
    @Path("requester/{id}")
    @Transactional
    public void clearOf(@PathParam("id") String id) {
        clear(find(id));
    }

    private void set(String requester, InputStream body) throws IOException {
        JsonFields fields = new JsonFields(JsonBody.read(body));
        Integer requests = fields.wholeNumber("requests", 1, MOST_REQUESTS);
        Integer seconds = fields.wholeNumber("seconds", 1, MOST_SECONDS);
        fields.check();
        limits.set(requester, requests, seconds, caller.id());
    }

    private void clear(String requester) {
        if (!limits.clear(requester, caller.id())) {
            throw ProblemException.notFound("limit");
        }
    }

    private String find(String id) {
        return requesters
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("requester"))
                .id();
    }
}
