package org.carillon.batch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.Decision;
import org.carillon.policy.PolicyCheck;
import org.carillon.request.NewRequest;
import org.carillon.session.TelephonySession;

/** Asks the policies about a request that is not stored. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TrialDesk {

    @Inject
    private PolicyCheck policies;

    @Inject
    private Clock clock;

    /**
     * The decision that counts.
     *
     * @param request valid, with defaults filled in
     * @param resources what was found out about its application, if anything
     */
    public Decision decide(NewRequest request, Optional<Decision> resources) {
        TelephonySession session = new TelephonySession(
                request, CustomerAddress.parse(request.to()), "", request.expires(), clock.instant());
        policies.readAhead(List.of(session));
        return policies.wouldDecide(
                        session, PolicyCheck.Stage.INTAKE, resources.stream().toArray(Decision[]::new))
                .strictest();
    }
}
