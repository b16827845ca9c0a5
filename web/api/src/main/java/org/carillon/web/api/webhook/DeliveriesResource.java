package org.carillon.web.api.webhook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.carillon.audit.AuditLog;
import org.carillon.notification.Deliveries;
import org.carillon.notification.Notification;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.webhook.Webhooks;

/** What the caller's webhooks were told, newest first, and what they are told again. */
@Path("webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeliveriesResource {

    private static final int STANDARD = 100;
    private static final int MAXIMUM = 1_000;

    @Inject
    private Webhooks webhooks;

    @Inject
    private Deliveries deliveries;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    /**
     * A page of deliveries.
     *
     * @param next the cursor of the next page, or null on the last
     */
    public record DeliveryPage(List<DeliveryView> deliveries, String next) {}

    /**
     * What is told again.
     *
     * @param replayed how many deliveries
     */
    public record Replayed(int replayed) {}

    @GET
    public DeliveryPage list(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        Notification.State state = query.read("state", DeliveriesResource::state, "waiting, sent or dead");
        Long before = query.read("cursor", DeliveriesResource::number, "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<Notification> found = deliveries.of(known(id), state, before, limit + 1);
        List<Notification> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.get(limit - 1).messageId() : null;
        return new DeliveryPage(page.stream().map(DeliveryView::of).toList(), next);
    }

    @POST
    @Path("{delivery}/replay")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Transactional
    public DeliveryView replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        Notification replayed = deliveries
                .replay(known(id), numberOr404(delivery))
                .orElseThrow(() -> ProblemException.notFound("delivery"));
        audit.record(caller.id(), "webhook.replay", id, null, delivery);
        return DeliveryView.of(replayed);
    }

    @POST
    @Path("replay")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Transactional
    public Replayed replayDead(@PathParam("id") String id) {
        int replayed = deliveries.replayDead(known(id));
        audit.record(caller.id(), "webhook.replay", id, null, replayed + " dead");
        return new Replayed(replayed);
    }

    private String known(String id) {
        return webhooks.find(caller.id(), id)
                .orElseThrow(() -> ProblemException.notFound("webhook"))
                .id();
    }

    private static Notification.State state(String word) {
        return Notification.State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Long number(String messageId) {
        if (!messageId.matches("msg_[0-9]{1,18}")) {
            throw new IllegalArgumentException(messageId);
        }
        return Long.valueOf(messageId.substring(4));
    }

    private static Long numberOr404(String messageId) {
        try {
            return number(messageId);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("delivery");
        }
    }
}
