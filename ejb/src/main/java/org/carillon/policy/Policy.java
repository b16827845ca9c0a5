package org.carillon.policy;

import java.util.List;
import org.carillon.session.TelephonySession;

/** A rule about sessions. One class per policy; stateless. Asked in the transaction that acts on the answer, so it must be quick. */
public interface Policy {

    /** Its name in settings, decisions and interfaces. */
    String name();

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
