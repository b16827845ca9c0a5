package org.carillon.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.session.TelephonySession;

/** A rule about sessions. One class per policy; stateless. Asked in the transaction that acts on the answer, so it must be quick. */
public interface Policy {

    /** Its name in settings, decisions and interfaces. */
    String name();

    /** What people are told of it. */
    PolicyDescription description();

    /** When it is asked about sessions. */
    default Set<Stage> stages() {
        return EnumSet.of(Stage.INTAKE, Stage.DIAL);
    }

    /** Reads at once what decisions about these sessions need, for the rest of the caller's transaction. Settings are read already. */
    default void readAhead(List<TelephonySession> sessions) {}

    /** What each party concerned says; nothing where the policy is not about this session. */
    List<Decision> decide(TelephonySession session);

    /**
     * Finds out whether settings make sense before they are stored.
     *
     * @param json the settings as JSON text
     * @throws InvalidSettingsException with what is wrong, for the one who sets them
     */
    default void validate(PolicyOwner owner, String json) throws InvalidSettingsException {
        throw new InvalidSettingsException("the policy " + name() + " has no settings");
    }
}
