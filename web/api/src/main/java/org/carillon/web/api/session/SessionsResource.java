package org.carillon.web.api.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.carillon.dialogue.Cancellation;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.policy.DecisionLog;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.transfer.Transfers;
import org.carillon.web.api.body.RequestBody;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.tag.Tagged;

/** Sessions: ask for them, look at them, end them. A requester sees its own only. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped // made for each request it would look up the beans that it needs for each, too
public class SessionsResource {

    /** Marks the answer to a request that had come before. */
    static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    private RequestIntake intake;

    @Inject
    private Sessions sessions;

    @Inject
    private Transfers transfers;

    @Inject
    private DecisionLog decisionLog;

    @Inject
    private Cancellation cancellation;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @POST
    @Consumes({
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        MediaType.APPLICATION_FORM_URLENCODED
    })
    public Response ask(@HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers, InputStream body)
            throws IOException, InvalidRequestException, ConflictingRequestException {
        RequestId id = new RequestId(Source.REST, IdempotencyKey.read(key));
        Acceptance acceptance = intake.accept(RequestBody.read(headers.getMediaType(), body, caller.id(), id));
        URI session = uri.getBaseUriBuilder()
                .path(SessionsResource.class)
                .path(acceptance.sessionId())
                .build();
        AcceptedView view = new AcceptedView(acceptance.sessionId(), session.getPath(), session.getPath() + "/events");
        Response.ResponseBuilder response = Response.accepted(view).location(session);
        return acceptance.replayed() ? response.header(REPLAYED, true).build() : response.build();
    }

    @GET
    public SessionPage list() {
        SessionQuery query = SessionQuery.read(uri.getQueryParameters(), caller.isOperator() ? null : caller.id());
        // one more than the page holds tells whether another follows
        List<TelephonySession> found = sessions.list(query.filter(), query.limit() + 1);
        List<TelephonySession> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? SessionCursor.after(page.get(page.size() - 1)) : null;
        return new SessionPage(page.stream().map(SessionView::line).toList(), next);
    }

    @GET
    @Path("{id}")
    @Tagged
    public SessionView one(@PathParam("id") String id) {
        TelephonySession session = find(id);
        return SessionView.full(session, sessions.attemptsOf(session.id()), transfers.of(session.id()));
    }

    @GET
    @Path("{id}/decisions")
    public Decisions decisions(@PathParam("id") String id) {
        return new Decisions(decisionLog.decisionsOf(find(id).id()).stream()
                .map(DecisionView::of)
                .toList());
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        String session = find(id).id();
        cancellation.cancel(session);
        return Response.accepted(one(session)).build();
    }

    /** The session, if the caller may know of it. */
    private TelephonySession find(String id) {
        return sessions.find(id).filter(caller::maySee).orElseThrow(() -> ProblemException.notFound("session"));
    }

    /** What policies said. */
    public record Decisions(List<DecisionView> decisions) {}
}
