package org.carillon.web.api.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.requester.Role;
import org.carillon.session.TelephonySession;

/** Who makes the present request. Thread-safe: it is the same for all of them, and asks the present one. */
@ApplicationScoped
public class Caller {

    private static final String OPERATOR = Caller.class.getName() + ".operator";

    @Inject
    private HttpServletRequest request;

    @Inject
    private SecurityContext security;

    /** The requester's id. */
    public String id() {
        return request.getUserPrincipal().getName();
    }

    public boolean isOperator() {
        if (request.getAttribute(OPERATOR) instanceof Boolean known) {
            return known;
        }
        // asked of the container once: it goes through all its policies
        boolean operator = security.isCallerInRole(Role.OPERATOR.word());
        request.setAttribute(OPERATOR, operator);
        return operator;
    }

    /** Whether the caller may know of this session: its own, or any for an operator. */
    public boolean maySee(TelephonySession session) {
        return isOperator() || session.requesterId().equals(id());
    }
}
