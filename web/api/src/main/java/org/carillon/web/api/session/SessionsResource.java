package org.carillon.web.api.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
import org.carillon.policy.PolicyCheck;
import org.carillon.request.InvalidRequestException;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sessions: ask for them, look at them, end them. A requester sees its own only. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "sessions")
@APIResponse(
        responseCode = "default",
        description = "What went wrong, and with which part of the request",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SessionsResource {

    /** Marks the answer to a request that had come before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int STANDARD_EVENTS = 1_000;
    private static final int MAXIMUM_EVENTS = 10_000;

    @Inject
    private RequestIntake intake;

    @Inject
    private Sessions sessions;

    @Inject
    private PolicyCheck policies;

    @Inject
    private Cancellation cancellation;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for a session",
            description =
                    "Accepted means stored for good. A request with the Idempotency-Key of an earlier one gets the"
                            + " same answer and makes no second session; with another body it is refused with 422.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "a VoiceXML application",
                                        value =
                                                "{\"to\": \"+15550100\", \"application\": {\"url\":"
                                                        + " \"https://example.com/renewal.vxml\"}, \"parameters\": {\"policy\":"
                                                        + " \"4711\"}, \"at\": \"2026-12-24T09:30:00+01:00\", \"attempts\": 3}"),
                                @ExampleObject(
                                        name = "a text read aloud",
                                        value = "{\"to\": \"+15550100\", \"application\": {\"text\": \"Your order has"
                                                + " been shipped.\"}, \"replyTo\": {\"mail\": \"orders@example.com\"}}")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Stored for good",
            headers = {
                @Header(
                        name = "Location",
                        description = "The session",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = REPLAYED,
                        description = "true when the request had come before",
                        schema = @Schema(implementation = Boolean.class))
            },
            content = @Content(schema = @Schema(implementation = AcceptedView.class)))
    public Response ask(
            @Parameter(
                            name = "Idempotency-Key",
                            in = ParameterIn.HEADER,
                            description = "Makes the request recognisable when it comes again: at most 200 characters")
                    @HeaderParam("Idempotency-Key")
                    String key,
            InputStream body)
            throws IOException, InvalidRequestException, ConflictingRequestException {
        Acceptance acceptance =
                intake.accept(SessionRequestReader.read(JsonBody.read(body), caller.id(), IdempotencyKey.read(key)));
        URI session = uri.getBaseUriBuilder()
                .path(SessionsResource.class)
                .path(acceptance.sessionId())
                .build();
        AcceptedView view = new AcceptedView(acceptance.sessionId(), session.getPath(), session.getPath() + "/events");
        Response.ResponseBuilder response = Response.accepted(view).location(session);
        return acceptance.replayed() ? response.header(REPLAYED, true).build() : response.build();
    }

    @GET
    @Operation(summary = "List sessions, newest first", description = "A requester lists its own.")
    @Parameter(name = "state", in = ParameterIn.QUERY, example = "in-progress")
    @Parameter(name = "customer", in = ParameterIn.QUERY, description = "Who is called", example = "+15550100")
    @Parameter(name = "requester", in = ParameterIn.QUERY, description = "Who asked; for operators")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Accepted at or after: ISO 8601 with an offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Accepted before: ISO 8601 with an offset")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Sessions on a page: 1 to 200, 50 when absent")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The next of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
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
    @Operation(summary = "One session", description = "Where it stands, what came of it, and the calls made.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public SessionView one(@PathParam("id") String id) {
        TelephonySession session = find(id);
        return SessionView.full(session, sessions.attemptsOf(session.id()));
    }

    @GET
    @Path("{id}/events")
    @Operation(summary = "The timeline of a session", description = "Oldest first.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Lines: 1 to 10000, 1000 when absent")
    @APIResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(schema = @Schema(implementation = Timeline.class)))
    public Timeline events(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        int limit = query.limit(STANDARD_EVENTS, MAXIMUM_EVENTS);
        query.check();
        List<SessionEvent> events = sessions.eventsOf(find(id).id(), limit + 1);
        return new Timeline(events.stream().limit(limit).map(EventView::of).toList(), events.size() > limit);
    }

    @GET
    @Path("{id}/decisions")
    @Operation(summary = "What the policies said about a session", description = "In the order they were asked.")
    @APIResponse(
            responseCode = "200",
            description = "All decisions",
            content = @Content(schema = @Schema(implementation = Decisions.class)))
    public Decisions decisions(@PathParam("id") String id) {
        return new Decisions(policies.decisionsOf(find(id).id()).stream()
                .map(DecisionView::of)
                .toList());
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            summary = "End a session",
            description = "One that waits ends at once; a call under way is hung up within seconds."
                    + " One that has ended stays as it is.")
    @APIResponse(
            responseCode = "202",
            description = "The session as it is now",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response cancel(@PathParam("id") String id) {
        String session = find(id).id();
        cancellation.cancel(session);
        return Response.accepted(one(session)).build();
    }

    /** The session, if the caller may know of it. */
    private TelephonySession find(String id) {
        return sessions.find(id).filter(caller::maySee).orElseThrow(() -> ProblemException.notFound("session"));
    }

    /** A timeline. */
    @Schema(name = "Timeline")
    public record Timeline(
            List<EventView> events,
            @Schema(description = "Whether there are more lines than were asked for") boolean truncated) {}

    /** What policies said. */
    @Schema(name = "Decisions")
    public record Decisions(List<DecisionView> decisions) {}
}
