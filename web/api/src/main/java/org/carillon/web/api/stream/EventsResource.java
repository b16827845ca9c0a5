package org.carillon.web.api.stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.carillon.feed.FeedFilter;
import org.carillon.web.api.security.Caller;

/** What happens, as it happens: server-sent events. The timelines in the database are the source, so any node can be asked. */
@Path("events")
@RequestScoped
public class EventsResource {

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    /** Of all sessions of the caller, or of all for an operator, from now on or after the last event that the client has. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void followAll(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last, @Context SseEventSink sink, @Context Sse sse) {
        FeedFilter filter = new FeedFilter(caller.isOperator() ? null : caller.id(), null);
        streams.follow(caller.id(), filter, LastEvent.read(last), sink, sse);
    }
}
