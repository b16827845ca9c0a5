package org.carillon.web.api.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.customer.CustomerLinks;
import org.carillon.customer.CustomerTokens;
import org.carillon.customer.CustomerTokens.Bearer;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** Customers who bring their token as a bearer token (RFC 6750). */
@ApplicationScoped
public class CustomerBearer {

    /** The role of customers. */
    static final String ROLE = "customer";

    @Inject
    private CustomerLinks links;

    static boolean isToken(String key) {
        return key.startsWith(CustomerTokens.BEGINNING);
    }

    Optional<Bearer> find(String token) {
        return links.bearerOf(token);
    }

    /**
     * The customer who makes the request.
     *
     * @throws ProblemException 401 when the token has ended meanwhile
     */
    public Bearer of(String authorization) {
        return BearerKey.in(authorization)
                .flatMap(links::bearerOf)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHORIZED, "The token has ended."));
    }
}
