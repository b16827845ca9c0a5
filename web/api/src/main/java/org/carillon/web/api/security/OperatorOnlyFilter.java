package org.carillon.web.api.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** Keeps everybody else away from what is {@link OperatorOnly}. */
@OperatorOnly
@Provider
public class OperatorOnlyFilter implements ContainerRequestFilter {

    @Inject
    private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!caller.isOperator()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This is for operators.");
        }
    }
}
