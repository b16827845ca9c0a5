package org.carillon.web.api.requester;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.carillon.requester.Requester;
import org.carillon.requester.RequesterTakenException;
import org.carillon.requester.Requesters;
import org.carillon.requester.SecretKey;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may ask for sessions, and the keys they do it with. */
@Path("requesters")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
@Tag(name = "requesters")
@APIResponse(
        responseCode = "default",
        description = "What went wrong, and with which part of the request",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class RequestersResource {

    @Inject
    private Requesters requesters;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @GET
    @Operation(summary = "All requesters")
    @APIResponse(
            responseCode = "200",
            description = "In the order of their ids",
            content = @Content(schema = @Schema(implementation = RequesterList.class)))
    public RequesterList list() {
        return new RequesterList(
                requesters.all().stream().map(RequesterView::of).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One requester")
    @APIResponse(
            responseCode = "200",
            description = "The requester",
            content = @Content(schema = @Schema(implementation = RequesterView.class)))
    public RequesterView one(@PathParam("id") String id) {
        return RequesterView.of(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a requester", description = "The answer shows its key, this once.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewRequester.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response create(InputStream body) throws IOException {
        NewRequester wanted = NewRequester.read(JsonBody.read(body));
        SecretKey key = create(wanted);
        return Response.created(uri.getAbsolutePathBuilder().path(wanted.id()).build())
                .entity(new KeyView(wanted.id(), key.reveal()))
                .build();
    }

    @POST
    @Path("{id}/keys")
    @Operation(summary = "One more key for a requester", description = "The others stay good until they are revoked.")
    @APIResponse(
            responseCode = "201",
            description = "The key, shown this once",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response newKey(@PathParam("id") String id) {
        String requester = find(id).id();
        return Response.status(Response.Status.CREATED)
                .entity(new KeyView(requester, requesters.newKey(requester).reveal()))
                .build();
    }

    @DELETE
    @Path("{id}/keys")
    @Operation(summary = "Revoke all keys of a requester", description = "Sessions already accepted go on.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revokeKeys(@PathParam("id") String id) {
        requesters.revokeKeys(find(id).id());
    }

    @PUT
    @Path("{id}/active")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close or reopen an account", description = "Sessions already accepted go on.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Activity.class)))
    @APIResponse(responseCode = "204", description = "Done")
    public void activate(@PathParam("id") String id, InputStream body) throws IOException {
        String requester = find(id).id();
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
    @Schema(name = "Requesters")
    public record RequesterList(List<RequesterView> requesters) {}

    /** Whether an account is open. */
    @Schema(name = "Activity")
    public record Activity(@Schema(required = true) boolean active) {}
}
