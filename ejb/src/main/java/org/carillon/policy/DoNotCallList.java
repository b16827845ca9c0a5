package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.customer.Customers;
import org.carillon.session.TelephonySession;

/** Customers who said that they want no such calls are not called. */
@ApplicationScoped
public class DoNotCallList implements Policy {

    /** The policy's name. */
    public static final String NAME = "do-not-call";

    @Inject
    private Customers customers;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        PolicyOwner customer = PolicyOwner.customer(session.address().text());
        return List.of(customers
                .forbids(session.requesterId(), session.address())
                .map(wish -> Decision.deny(NAME, customer, "the customer wants no calls: " + wish.reason()))
                .orElseGet(() -> Decision.permit(NAME, customer, "the customer has not objected")));
    }
}
