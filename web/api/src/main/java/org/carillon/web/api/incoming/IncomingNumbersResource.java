package org.carillon.web.api.incoming;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.dialogue.IncomingSessions;
import org.carillon.intake.RequestCheck;
import org.carillon.policy.Decision;
import org.carillon.policy.RequiredResources;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestJson;
import org.carillon.request.RequestedApplication;
import org.carillon.requester.Requesters;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.OperatorOnly;

/** The numbers that callers can dial, and the applications that answer. */
@Path("incoming-numbers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class IncomingNumbersResource {

    @Inject
    private IncomingSessions incoming;

    @Inject
    private Requesters requesters;

    @Inject
    private RequiredResources resources;

    @GET
    public IncomingNumbers list() {
        return new IncomingNumbers(
                incoming.numbers().stream().map(IncomingNumberView::of).toList());
    }

    @PUT
    @Path("{number}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void assign(@PathParam("number") String number, InputStream body)
            throws IOException, InvalidRequestException {
        if (!number.matches("[A-Za-z0-9+._-]{1,64}")) {
            throw ProblemException.invalid("number", "is no user part of a SIP URI");
        }
        JsonObject json = JsonBody.read(body);
        JsonFields fields = new JsonFields(json);
        String requester = fields.requiredText("requester");
        if (requester != null && requesters.find(requester).isEmpty()) {
            fields.wrong("requester", "is unknown");
        }
        fields.isPresent("application");
        fields.check();
        incoming.assign(number, requester, runnable(RequestJson.readApplication(json)));
    }

    private RequestedApplication runnable(RequestedApplication application) throws InvalidRequestException {
        RequestCheck.checkApplication(application);
        Decision decision = resources.decide(application);
        if (decision.result() != Decision.Result.PERMIT) {
            throw ProblemException.invalid("/application", decision.reason());
        }
        return application;
    }

    @DELETE
    @Path("{number}")
    public void release(@PathParam("number") String number) {
        if (!incoming.release(number)) {
            throw ProblemException.notFound("number");
        }
    }

    /** All numbers that are answered. */
    public record IncomingNumbers(List<IncomingNumberView> numbers) {}
}
