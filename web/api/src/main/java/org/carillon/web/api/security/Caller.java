package org.carillon.web.api.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import org.carillon.requester.Role;
import org.carillon.session.TelephonySession;

/** Who makes the present request. */
@RequestScoped
public class Caller {

    @Inject
    private SecurityContext security;

    /** The requester's id. */
    public String id() {
        return security.getCallerPrincipal().getName();
    }

    public boolean isOperator() {
        return security.isCallerInRole(Role.OPERATOR.word());
    }

    /** Whether the caller may know of this session: its own, or any for an operator. */
    public boolean maySee(TelephonySession session) {
        return isOperator() || session.requesterId().equals(id());
    }
}
