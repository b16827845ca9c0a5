package org.carillon.policy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.session.TelephonySession;

/** Asks the policies in a transaction of its own, which changes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PolicyPreview {

    @Inject
    private PolicyCheck policies;

    @Inject
    private MaximumAge age;

    /**
     * What would be decided about a session that is not stored, at intake and right before dialling, if that were now.
     *
     * @param others decisions that were made elsewhere
     */
    public Verdict wouldDecide(TelephonySession session, Decision... others) {
        policies.readAhead(List.of(session));
        age.latest(session).ifPresent(session::expiresNoLaterThan);
        Set<Decision> decisions = new LinkedHashSet<>(
                policies.wouldDecide(session, Stage.INTAKE, others).decisions());
        decisions.addAll(policies.wouldDecide(session, Stage.DIAL).decisions());
        return new Verdict(List.copyOf(decisions));
    }
}
