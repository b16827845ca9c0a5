package org.carillon.policy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.customer.DoNotCall;
import org.carillon.session.TelephonySession;

/** Customers who said that they want no such calls are not called, by none of their numbers. */
@ApplicationScoped
public class DoNotCallList implements Policy {

    /** The policy's name. */
    public static final String NAME = "do-not-call";

    @EJB
    private Customers customers;

    @Inject
    private Clock clock;

    protected DoNotCallList() {}

    DoNotCallList(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return PolicyDescription.withoutSettings(
                "Nobody is called who wants no calls, of this requester or of anybody: the list has an interface of its own.");
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        List<Decision> decisions = new ArrayList<>();
        for (CustomerAddress number : session.numbers()) {
            PolicyOwner customer = PolicyOwner.customer(number.text());
            decisions.add(customers
                    .forbids(session.requesterId(), number)
                    .map(wish -> refusal(customer, wish))
                    .orElseGet(() -> Decision.permit(NAME, customer, "the customer has not objected")));
        }
        return decisions;
    }

    private Decision refusal(PolicyOwner customer, DoNotCall wish) {
        String reason = "the customer wants no calls: " + wish.reason();
        Decision decision = wish.expiresAt()
                .filter(clock.instant()::isBefore)
                .map(end -> Decision.defer(NAME, customer, reason, end))
                .orElseGet(() -> Decision.deny(NAME, customer, reason));
        return decision.by("from", wish.requesterId()).by("since", wish.since());
    }
}
