package org.carillon.outcome;

import org.carillon.policy.Decision;
import org.carillon.policy.MaximumAge;
import org.carillon.policy.PolicyOwner;
import org.carillon.policy.RequiredResources;
import org.carillon.session.SessionState;

/** What becomes of a session that a policy denies. */
public final class Refusal {

    private Refusal() {}

    /** It has expired where it is too old, has failed where its application cannot run; otherwise it was refused. */
    public static SessionState stateOf(Decision denial) {
        return switch (denial.policy()) {
            case MaximumAge.NAME -> SessionState.EXPIRED;
            case RequiredResources.NAME -> denial.owner().equals(PolicyOwner.OPERATOR)
                            && !denial.inputs().containsKey("kind")
                    ? SessionState.FAILED
                    : SessionState.REFUSED;
            default -> SessionState.REFUSED;
        };
    }
}
