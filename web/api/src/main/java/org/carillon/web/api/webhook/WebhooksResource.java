package org.carillon.web.api.webhook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.time.Duration;
import java.util.List;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.webhook.Subscriptions;
import org.carillon.webhook.Webhook;
import org.carillon.webhook.WebhookEgress;
import org.carillon.webhook.Webhooks;

/** The caller's own webhooks. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class WebhooksResource {

    private static final int STANDARD_OVERLAP_HOURS = 24;
    private static final int LONGEST_OVERLAP_HOURS = 168;

    @Inject
    private Webhooks webhooks;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private WebhookEgress egress;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    /** All webhooks of the caller. */
    public record WebhookList(List<WebhookView> webhooks) {}

    @GET
    public WebhookList list() {
        return new WebhookList(
                webhooks.of(caller.id()).stream().map(WebhookView::of).toList());
    }

    @GET
    @Path("{id}")
    public WebhookView one(@PathParam("id") String id) {
        return WebhookView.of(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) throws IOException {
        NewWebhook wanted = NewWebhook.read(JsonBody.read(body), egress::problemOf);
        if (!webhooks.arePossible()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The operator has not set carillon.secrets.key, which keeps secrets.");
        }
        Webhooks.Issued issued = webhooks.create(caller.id(), wanted.url(), wanted.events())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT,
                        "You may have " + Webhooks.MOST + " webhooks, one of them for callbacks."));
        String id = issued.webhook().id();
        subscriptions.refresh();
        return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                .entity(WebhookView.of(issued))
                .build();
    }

    @POST
    @Path("{id}/rotate")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public WebhookView rotate(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        Integer hours = query.read(
                "overlapHours", WebhooksResource::overlap, "a number of hours from 0 to " + LONGEST_OVERLAP_HOURS);
        query.check();
        Duration overlap = Duration.ofHours(hours == null ? STANDARD_OVERLAP_HOURS : hours);
        Webhooks.Issued issued =
                webhooks.rotate(caller.id(), id, overlap).orElseThrow(() -> ProblemException.notFound("webhook"));
        return WebhookView.of(issued);
    }

    private static Integer overlap(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LONGEST_OVERLAP_HOURS) {
            throw new IllegalArgumentException();
        }
        return Integer.valueOf(text);
    }

    @POST
    @Path("{id}/resume")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public WebhookView resume(@PathParam("id") String id) {
        Webhook webhook = webhooks.resume(caller.id(), id).orElseThrow(() -> ProblemException.notFound("webhook"));
        subscriptions.refresh();
        return WebhookView.of(webhook);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        if (!webhooks.delete(caller.id(), id)) {
            throw ProblemException.notFound("webhook");
        }
        subscriptions.refresh();
    }

    private Webhook find(String id) {
        return webhooks.find(caller.id(), id).orElseThrow(() -> ProblemException.notFound("webhook"));
    }
}
