package org.carillon.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the mails of one requester have to prove, by each party that demands something. Immutable. */
public final class SecurityDemands {

    private final Map<PolicyOwner, Security.Settings> demands;

    SecurityDemands(Map<PolicyOwner, Security.Settings> demands) {
        this.demands = demands;
    }

    /** What each party says about a mail with these proofs. */
    public List<Decision> decide(Set<Proof> proofs) {
        return demands.entrySet().stream()
                .map(demand -> decide(demand.getKey(), demand.getValue(), proofs))
                .toList();
    }

    /** Whether all parties permit a mail with these proofs. */
    public boolean areMetBy(Set<Proof> proofs) {
        return decide(proofs).stream().allMatch(decision -> decision.result() == Decision.Result.PERMIT);
    }

    /** The proofs that somebody has named: others need not be looked for. */
    public Set<Proof> named() {
        return demands.values().stream()
                .flatMap(set -> set.combinations().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Proof.class)));
    }

    private static Decision decide(PolicyOwner owner, Security.Settings set, Set<Proof> proofs) {
        return set.combinations().stream()
                .filter(proofs::containsAll)
                .findFirst()
                .map(met -> Decision.permit(Security.NAME, owner, Security.words(met) + " is proven"))
                .orElseGet(() -> Decision.deny(Security.NAME, owner, "a mail needs " + set.text()));
    }
}
