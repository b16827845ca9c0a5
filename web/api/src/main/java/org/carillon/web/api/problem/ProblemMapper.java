package org.carillon.web.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns whatever ends the handling of a request into a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web) {
            return ofFramework(web);
        }
        Problem problem = Problems.logged(thrown);
        return answer(Response.status(problem.status(), problem.title()), problem);
    }

    private static Response ofFramework(WebApplicationException thrown) {
        Response original = thrown.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        if (original.getStatus() >= 500) {
            return answer(Response.status(original.getStatus()), Problems.logged(thrown));
        }
        // the framework's own header fields, such as Allow, belong to the answer
        return answer(Response.fromResponse(original), Problems.ofStatus(original.getStatus()));
    }

    private static Response answer(Response.ResponseBuilder response, Problem problem) {
        if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            response.header(HttpHeaders.RETRY_AFTER, Unavailability.RETRY_AFTER_SECONDS);
        }
        return response.type(Problem.MEDIA_TYPE)
                .entity(problem.toJson().toString())
                .build();
    }
}
