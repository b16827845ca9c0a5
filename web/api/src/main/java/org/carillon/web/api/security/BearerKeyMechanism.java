package org.carillon.web.api.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.carillon.customer.CustomerTokens.Bearer;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.problem.ProblemWriter;
import org.carillon.web.api.problem.Problems;

/** Knows a caller by the bearer key (RFC 6750) of its request. Keeps no session: every request brings its key. */
@ApplicationScoped
public class BearerKeyMechanism implements HttpAuthenticationMechanism {

    private static final String CHALLENGE = "Bearer realm=\"carillon\"";

    @Inject
    private RecentRequesters requesters;

    @Inject
    private CustomerBearer customers;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return context.isProtected() ? refuse(response, CHALLENGE) : context.doNothing();
        }
        try {
            Optional<String> key = BearerKey.in(header);
            Optional<Bearer> customer = key.filter(CustomerBearer::isToken).flatMap(customers::find);
            if (customer.isPresent()) {
                return context.notifyContainerAboutLogin(
                        customer.get().address().text(), Set.of(CustomerBearer.ROLE));
            }
            Optional<Requester> requester = key.flatMap(requesters::byKey);
            return requester.isPresent()
                    ? context.notifyContainerAboutLogin(
                            requester.get().id(), Set.of(requester.get().role().word()))
                    : refuse(response, CHALLENGE + ", error=\"invalid_token\"");
        } catch (RuntimeException e) {
            // nobody is let in, and nobody's key is called wrong, because the database is away
            ProblemWriter.write(Problems.logged(e), response);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private static AuthenticationStatus refuse(HttpServletResponse response, String challenge) {
        response.setHeader("WWW-Authenticate", challenge);
        ProblemWriter.write(Problems.ofStatus(ProblemType.UNAUTHORIZED.status()), response);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
