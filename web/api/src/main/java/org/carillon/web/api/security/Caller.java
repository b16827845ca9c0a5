package org.carillon.web.api.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.requester.Role;
import org.carillon.session.TelephonySession;

/** Who makes the present request. */
@RequestScoped
public class Caller {

    @Inject
    private HttpServletRequest request;

    @Inject
    private SecurityContext security;

    // asked of the container once: it goes through all its policies
    private Boolean operator;

    /** The requester's id. */
    public String id() {
        return request.getUserPrincipal().getName();
    }

    public boolean isOperator() {
        if (operator == null) {
            operator = security.isCallerInRole(Role.OPERATOR.word());
        }
        return operator;
    }

    /** Whether the caller may know of this session: its own, or any for an operator. */
    public boolean maySee(TelephonySession session) {
        return isOperator() || session.requesterId().equals(id());
    }
}
