package org.carillon.web.console.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;
import org.carillon.requester.Role;

/** Lets operators in: by their key on the login page, from then on by their HTTP session. */
@ApplicationScoped
@AutoApplySession
public class ConsoleMechanism implements HttpAuthenticationMechanism {

    @Inject
    private Requesters requesters;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.getAuthParameters().getCredential() instanceof KeyCredential typed) {
            Optional<Requester> operator =
                    requesters.byKey(typed.key()).filter(requester -> requester.role() == Role.OPERATOR);
            return operator.isPresent()
                    ? context.notifyContainerAboutLogin(operator.get().id(), Set.of(Role.OPERATOR.word()))
                    : AuthenticationStatus.SEND_FAILURE;
        }
        return context.isProtected()
                ? context.redirect(request.getContextPath() + "/login.xhtml")
                : context.doNothing();
    }
}
