package org.carillon.web.api.security;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.carillon.customer.CustomerTokens.Bearer;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;
import org.carillon.web.api.problem.ProblemType;
import org.carillon.web.api.problem.ProblemWriter;
import org.carillon.web.api.problem.Problems;

/**
 * Knows a caller by the bearer key (RFC 6750) of its request. Keeps no session: every request brings its key. A module of the Servlet
 * Container Profile of Jakarta Authentication (section 3), asked directly: an {@code HttpAuthenticationMechanism} is looked up anew,
 * twice for each request. Thread-safe.
 */
final class BearerKeyModule implements ServerAuthModule {

    private static final String CHALLENGE = "Bearer realm=\"carillon\"";

    /** Whether the address is for somebody known only; the container tells it with each message. */
    private static final String IS_MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";

    private final RecentRequesters requesters;
    private final CustomerBearer customers;
    private volatile CallbackHandler container;

    BearerKeyModule(RecentRequesters requesters, CustomerBearer customers) {
        this.requesters = requesters;
        this.customers = customers;
    }

    @Override
    public void initialize(
            MessagePolicy request, MessagePolicy response, CallbackHandler handler, Map<String, Object> options) {
        container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject caller, Subject service) throws AuthException {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) message.getResponseMessage();
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Boolean.parseBoolean((String) message.getMap().get(IS_MANDATORY))
                    ? refuse(response, CHALLENGE)
                    : tell(new CallerPrincipalCallback(caller, (String) null));
        }
        try {
            Optional<String> key = BearerKey.in(header);
            Optional<Bearer> customer = key.filter(CustomerBearer::isToken).flatMap(customers::find);
            if (customer.isPresent()) {
                return is(caller, customer.get().address().text(), CustomerBearer.ROLE);
            }
            Optional<Requester> requester = key.flatMap(requesters::byKey);
            return requester.isPresent()
                    ? is(caller, requester.get().id(), requester.get().role().word())
                    : refuse(response, CHALLENGE + ", error=\"invalid_token\"");
        } catch (RuntimeException e) {
            // nobody is let in, and nobody's key is called wrong, because the database is away
            ProblemWriter.write(Problems.logged(e), response);
            return AuthStatus.SEND_FAILURE;
        }
    }

    private AuthStatus is(Subject caller, String name, String role) throws AuthException {
        return tell(new CallerPrincipalCallback(caller, name), new GroupPrincipalCallback(caller, new String[] {role}));
    }

    private AuthStatus tell(Callback... known) throws AuthException {
        try {
            container.handle(known);
            return AuthStatus.SUCCESS;
        } catch (IOException | UnsupportedCallbackException e) {
            AuthException failure = new AuthException("the container does not take a caller");
            failure.initCause(e);
            throw failure;
        }
    }

    private static AuthStatus refuse(HttpServletResponse response, String challenge) {
        response.setHeader("WWW-Authenticate", challenge);
        ProblemWriter.write(Problems.ofStatus(ProblemType.UNAUTHORIZED.status()), response);
        return AuthStatus.SEND_FAILURE;
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject caller) {
        caller.getPrincipals().clear();
    }
}
