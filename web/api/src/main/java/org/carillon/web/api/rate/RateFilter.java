package org.carillon.web.api.rate;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.carillon.requester.rate.RateLimit;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.rate.RequestRates.Counted;
import org.carillon.web.api.security.Caller;

/**
 * Refuses requests beyond their requester's limit, and tells in every answer where it stands: draft-ietf-httpapi-ratelimit-headers-10.
 * Operators are not limited: somebody has to be able to set the limits.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RateFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String COUNTED = RateFilter.class.getName();

    @Inject
    private RequestRates rates;

    @Inject
    private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<RateLimit> limit = rates.limitOf(caller.id());
        if (limit.isPresent() && !caller.isOperator()) {
            count(request, limit.get());
        }
    }

    private void count(ContainerRequestContext request, RateLimit limit) {
        Counted count = rates.count(caller.id(), limit);
        request.setProperty(COUNTED, count);
        if (!count.standing().permitted()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS,
                    "At most " + count.quota() + " requests in " + count.windowSeconds() + " seconds.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(COUNTED) instanceof Counted count) {
            response.getHeaders()
                    .putSingle("RateLimit-Policy", "\"requester\";q=" + count.quota() + ";w=" + count.windowSeconds());
            response.getHeaders()
                    .putSingle(
                            "RateLimit",
                            "\"requester\";r=" + count.standing().remaining() + ";t="
                                    + count.standing().seconds());
            if (!count.standing().permitted()) {
                response.getHeaders()
                        .putSingle(HttpHeaders.RETRY_AFTER, count.standing().seconds());
            }
        }
    }
}
