package org.carillon.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What all policies together say.
 *
 * @param decisions of all policies, at least one
 */
public record Verdict(List<Decision> decisions) {

    public Verdict {
        decisions = List.copyOf(decisions);
    }

    /** The decision that counts. */
    public Decision strictest() {
        Decision strictest = decisions.get(0);
        for (Decision decision : decisions) {
            if (decision.isStricterThan(strictest)) {
                strictest = decision;
            }
        }
        return strictest;
    }

    /** Names of the policies that were asked, for people. */
    public String policies() {
        return decisions.stream().map(Decision::policy).distinct().collect(Collectors.joining(", "));
    }
}
