package org.carillon.web.api.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.gateway.source.ScheduleSource;
import org.carillon.gateway.source.ScheduleSources;
import org.carillon.gateway.source.SourceKind;
import org.carillon.request.InvalidRequestException;
import org.carillon.requester.Requesters;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** Schedule sources: an operator sets them for a requester; the requester sees what came of its own. */
@Path("schedule-sources")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ScheduleSourcesResource {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_EVERY_MINUTES = 7 * 24 * 60;
    private static final int STANDARD_RUNS = 20;
    private static final int MAXIMUM_RUNS = 100;

    @Inject
    private ScheduleSources sources;

    @Inject
    private Requesters requesters;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @GET
    public Sources list() {
        return new Sources(sources.list(caller.isOperator() ? null : caller.id()).stream()
                .map(source -> ScheduleSourceView.of(source, caller.isOperator()))
                .toList());
    }

    @GET
    @Path("{id}")
    public ScheduleSourceView one(@PathParam("id") String id) {
        return ScheduleSourceView.of(find(id), caller.isOperator());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorOnly
    public Response set(@PathParam("id") String id, InputStream body) throws IOException, InvalidRequestException {
        JsonFields fields = new JsonFields(JsonBody.read(body));
        String requester = fields.requiredText("requester");
        SourceKind kind = kind(fields);
        Integer every = fields.number("everyMinutes", 1, LONGEST_EVERY_MINUTES);
        Boolean enabled = fields.flag("enabled");
        JsonObject settings = fields.object("settings");
        if (!ID.matcher(id).matches()) {
            fields.wrong("id", "must be 1 to 64 lower-case letters, digits and hyphens");
        }
        if (requester != null && requesters.find(requester).isEmpty()) {
            fields.wrong("requester", "is unknown");
        }
        if (!fields.isPresent("everyMinutes")) {
            fields.wrong("everyMinutes", "is missing");
        }
        if (!fields.isPresent("settings")) {
            fields.wrong("settings", "is missing");
        }
        fields.check();
        boolean isNew = sources.set(
                id, requester, kind, settings, Duration.ofMinutes(every), enabled == null || enabled, caller.id());
        return isNew
                ? Response.created(uri.getAbsolutePath()).build()
                : Response.noContent().build();
    }

    private static SourceKind kind(JsonFields fields) {
        String kind = fields.requiredText("kind");
        try {
            return kind == null ? null : SourceKind.ofWord(kind);
        } catch (IllegalArgumentException e) {
            return fields.wrong("kind", "must be sql, csv, calendar or customers");
        }
    }

    @DELETE
    @Path("{id}")
    @OperatorOnly
    public void remove(@PathParam("id") String id) {
        if (!sources.remove(id, caller.id())) {
            throw ProblemException.notFound("schedule source");
        }
    }

    @POST
    @Path("{id}/run")
    public Response run(@PathParam("id") String id) {
        sources.runSoon(find(id).id());
        return Response.accepted().build();
    }

    @GET
    @Path("{id}/runs")
    public Runs runs(@PathParam("id") String id) {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        int limit = query.limit(STANDARD_RUNS, MAXIMUM_RUNS);
        query.check();
        return new Runs(sources.runsOf(find(id).id(), limit).stream()
                .map(SourceRunView::of)
                .toList());
    }

    /** The source, if the caller may know of it. */
    private ScheduleSource find(String id) {
        return sources.find(id)
                .filter(source -> caller.isOperator() || source.requesterId().equals(caller.id()))
                .orElseThrow(() -> ProblemException.notFound("schedule source"));
    }

    /** Sources. */
    public record Sources(List<ScheduleSourceView> sources) {}

    /** Runs, the latest first. */
    public record Runs(List<SourceRunView> runs) {}
}
