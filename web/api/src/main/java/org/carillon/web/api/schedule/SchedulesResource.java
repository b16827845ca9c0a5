package org.carillon.web.api.schedule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import org.carillon.gateway.schedule.Schedule;
import org.carillon.gateway.schedule.ScheduleChange;
import org.carillon.gateway.schedule.ScheduleChange.Kind;
import org.carillon.gateway.schedule.ScheduleService;
import org.carillon.gateway.schedule.ScheduleState;
import org.carillon.gateway.schedule.Schedules;
import org.carillon.gateway.schedule.Schedules.Position;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.request.InvalidRequestException;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.session.IdempotencyKey;

/** Schedules: requests that recur. Make them, look at them, have them rest, delete them. A requester sees its own only. */
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SchedulesResource {

    private static final int STANDARD = 50;
    private static final int MAXIMUM = 200;
    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    private ScheduleService service;

    @Inject
    private Schedules schedules;

    @Inject
    private UpcomingOccurrences upcoming;

    @Inject
    private Caller caller;

    @Context
    private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, InputStream body)
            throws IOException, InvalidRequestException, ConflictingRequestException {
        JsonObject json = JsonBody.read(body);
        ScheduleChange made = service.create(caller.id(), json, IdempotencyKey.read(key));
        Response.ResponseBuilder response = Response.created(uri.getBaseUriBuilder()
                        .path(SchedulesResource.class)
                        .path(made.scheduleId())
                        .build())
                .entity(one(made.scheduleId()));
        return made.kind() == Kind.CREATED
                ? response.build()
                : response.header(REPLAYED, true).build();
    }

    @GET
    public SchedulePage list() {
        QueryFields query = new QueryFields(uri.getQueryParameters());
        ScheduleState state = query.read("state", ScheduleState::ofWord, "a state, such as active");
        Position after = query.read("cursor", ScheduleCursor::read, "the next of a page");
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        List<Schedule> found = schedules.list(caller.isOperator() ? null : caller.id(), state, after, limit + 1);
        List<Schedule> page = found.subList(0, Math.min(found.size(), limit));
        String next = found.size() > limit ? ScheduleCursor.after(page.get(limit - 1)) : null;
        return new SchedulePage(page.stream().map(ScheduleView::line).toList(), next);
    }

    @GET
    @Path("{id}")
    public ScheduleView one(@PathParam("id") String id) {
        Schedule schedule = find(id);
        return ScheduleView.full(schedule, upcoming.of(schedule));
    }

    @POST
    @Path("{id}/pause")
    public ScheduleView pause(@PathParam("id") String id) {
        if (!service.pause(find(id).id())) {
            throw new ProblemException(ProblemType.CONFLICT, "Only an active schedule can be paused.");
        }
        return one(id);
    }

    @POST
    @Path("{id}/resume")
    public ScheduleView resume(@PathParam("id") String id) {
        if (!service.resume(find(id).id())) {
            throw new ProblemException(ProblemType.CONFLICT, "Only a paused schedule can be resumed.");
        }
        return one(id);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        service.delete(find(id).id());
    }

    /** The schedule, if the caller may know of it. */
    private Schedule find(String id) {
        return schedules
                .find(id)
                .filter(schedule ->
                        caller.isOperator() || schedule.requesterId().equals(caller.id()))
                .orElseThrow(() -> ProblemException.notFound("schedule"));
    }
}
