package org.carillon.web.api.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.feed.FeedFilter;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.stream.EventStreams;
import org.carillon.web.api.stream.LastEvent;

/** The timeline of a session: as it is, or as it grows. */
@Path("sessions/{id}/events")
@RequestScoped
public class TimelineResource {

    private static final int STANDARD = 1_000;
    private static final int MAXIMUM = 10_000;

    @Inject
    private Sessions sessions;

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    /** A timeline, oldest first. */
    public record Timeline(List<EventView> events, boolean truncated) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Timeline read(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<SessionEvent> events = sessions.eventsOf(find(id), limit + 1);
        return new Timeline(events.stream().limit(limit).map(EventView::of).toList(), events.size() > limit);
    }

    /**
     * Server-sent events, from the beginning or after the last event that the client has. Only for those who ask for them: to anybody who
     * takes everything the other method answers.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public void follow(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        FeedFilter filter = new FeedFilter(null, find(id));
        streams.follow(caller.id(), filter, OptionalLong.of(LastEvent.read(last).orElse(0)), sink, sse);
    }

    /** The session's identity, if the caller may know of it. */
    private String find(String id) {
        return sessions.find(id)
                .filter(caller::maySee)
                .orElseThrow(() -> ProblemException.notFound("session"))
                .id();
    }
}
