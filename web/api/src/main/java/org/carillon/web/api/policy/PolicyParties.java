package org.carillon.web.api.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.PolicyOwner;
import org.carillon.requester.Requesters;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;

/** Whose settings a path means, as far as the caller may touch them. */
@RequestScoped
public class PolicyParties {

    @Inject
    private Caller caller;

    @Inject
    private Requesters requesters;

    /**
     * The party.
     *
     * @param path {@code operator}, {@code requester/<id>} or {@code customer/<address>}
     * @throws ProblemException 404 when there is none, or it is none of the caller's business
     */
    PolicyOwner named(String path) {
        String[] parts = path.split("/", 2);
        Optional<PolicyOwner> party =
                switch (parts[0]) {
                    case "operator" -> Optional.of(PolicyOwner.OPERATOR);
                    case "requester" -> requesters
                            .find(parts[1])
                            .map(requester -> PolicyOwner.requester(requester.id()));
                    default -> Optional.of(customer(parts[1]));
                };
        return party.filter(this::mayTouch).orElseThrow(() -> ProblemException.notFound("party"));
    }

    private boolean mayTouch(PolicyOwner party) {
        return caller.isOperator() || party.equals(PolicyOwner.requester(caller.id()));
    }

    private static PolicyOwner customer(String address) {
        try {
            return PolicyOwner.customer(CustomerAddress.parse(address).text());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("customer", e.getMessage());
        }
    }
}
