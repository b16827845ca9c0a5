package org.carillon.policy;

import java.util.Set;

/**
 * What people are told of a policy, in the interface and in the documentation.
 *
 * @param purpose what it is good for, a sentence
 * @param owners who may set it; empty for a policy without settings
 * @param example settings that make sense, as JSON text
 */
public record PolicyDescription(String purpose, Set<PolicyOwner.Kind> owners, String example) {

    /** A rule that always holds. */
    static PolicyDescription withoutSettings(String purpose) {
        return new PolicyDescription(purpose, Set.of(), "{}");
    }
}
