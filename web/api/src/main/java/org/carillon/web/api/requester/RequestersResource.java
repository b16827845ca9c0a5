package org.carillon.web.api.requester;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.audit.AuditLog;
import org.carillon.requester.Requester;
import org.carillon.requester.RequesterTakenException;
import org.carillon.requester.Requesters;
import org.carillon.requester.SecretKey;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** Who may ask for sessions, and the keys they do it with. */
@Path("requesters")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class RequestersResource {

    @Inject
    private Requesters requesters;

    @Inject
    private Caller caller;

    @Inject
    private AuditLog audit;

    @Context
    private UriInfo uri;

    @GET
    public RequesterList list() {
        return new RequesterList(
                requesters.all().stream().map(RequesterView::of).toList());
    }

    @GET
    @Path("{id}")
    public RequesterView one(@PathParam("id") String id) {
        return RequesterView.of(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response create(InputStream body) throws IOException {
        NewRequester wanted = NewRequester.read(JsonBody.read(body));
        SecretKey key = create(wanted);
        audit.record(
                caller.id(),
                "requester.create",
                wanted.id(),
                null,
                wanted.asRole().word());
        return Response.created(uri.getAbsolutePathBuilder().path(wanted.id()).build())
                .entity(new KeyView(wanted.id(), key.reveal()))
                .build();
    }

    @POST
    @Path("{id}/keys")
    @Transactional
    public Response newKey(@PathParam("id") String id) {
        String requester = find(id).id();
        audit.record(caller.id(), "requester.new-key", requester, null, null);
        return Response.status(Response.Status.CREATED)
                .entity(new KeyView(requester, requesters.newKey(requester).reveal()))
                .build();
    }

    @DELETE
    @Path("{id}/keys")
    @Transactional
    public void revokeKeys(@PathParam("id") String id) {
        String requester = find(id).id();
        requesters.revokeKeys(requester);
        audit.record(caller.id(), "requester.revoke-keys", requester, null, null);
    }

    @PUT
    @Path("{id}/active")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void activate(@PathParam("id") String id, InputStream body) throws IOException {
        Requester found = find(id);
        String requester = found.id();
        String before = word(found.active());
        JsonFields fields = new JsonFields(JsonBody.read(body));
        Boolean active = fields.flag("active");
        if (!fields.isPresent("active")) {
            fields.wrong("active", "is missing");
        }
        fields.check();
        if (!active && requester.equals(caller.id())) {
            throw new ProblemException(ProblemType.CONFLICT, "You can't close the account that you are using.");
        }
        requesters.activate(requester, active);
        audit.record(caller.id(), "requester.activate", requester, before, word(active));
    }

    private static String word(boolean active) {
        return active ? "active" : "closed";
    }

    @PUT
    @Path("{id}/caller-ids")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void own(@PathParam("id") String id, InputStream body) throws IOException {
        Requester found = find(id);
        String before = String.join(" ", found.callerIds());
        List<String> addresses = NewCallerIds.read(JsonBody.read(body)).addresses();
        requesters.owns(found.id(), addresses);
        audit.record(caller.id(), "requester.caller-ids", found.id(), before, String.join(" ", addresses));
    }

    @PUT
    @Path("{id}/mail-replies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void tellByMail(@PathParam("id") String id, InputStream body) throws IOException {
        Requester found = find(id);
        JsonFields fields = new JsonFields(JsonBody.read(body));
        Boolean mailReplies = fields.flag("mailReplies");
        if (!fields.isPresent("mailReplies")) {
            fields.wrong("mailReplies", "is missing");
        }
        fields.check();
        String before = Boolean.toString(found.mailReplies());
        requesters.tellByMail(found.id(), mailReplies);
        audit.record(caller.id(), "requester.mail-replies", found.id(), before, mailReplies.toString());
    }

    private SecretKey create(NewRequester wanted) {
        try {
            return requesters.create(wanted.id(), wanted.name(), wanted.mail(), wanted.asRole());
        } catch (RequesterTakenException e) {
            throw new ProblemException(ProblemType.CONFLICT, "The id or the mail address is taken.");
        }
    }

    private Requester find(String id) {
        return requesters.find(id).orElseThrow(() -> ProblemException.notFound("requester"));
    }

    /** All requesters. */
    public record RequesterList(List<RequesterView> requesters) {}
}
