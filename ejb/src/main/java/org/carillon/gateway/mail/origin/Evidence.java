package org.carillon.gateway.mail.origin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.policy.Proof;

/** What was found out about the origin of one mail: what is proven, how, and why the rest is not. For one thread. */
final class Evidence {

    private final Map<Proof, String> proven = new EnumMap<>(Proof.class);
    private final Map<Proof, String> lacking = new EnumMap<>(Proof.class);
    private boolean temporary;

    void proves(Proof proof, String how) {
        proven.put(proof, how);
        lacking.remove(proof);
    }

    void lacks(Proof proof, String why) {
        if (!proven.containsKey(proof)) {
            lacking.put(proof, why);
        }
    }

    /** It could not be found out now. */
    void cannotTell(Proof proof, String why) {
        lacks(proof, why);
        temporary = true;
    }

    Set<Proof> proofs() {
        return Set.copyOf(proven.keySet());
    }

    /** Whether a second try may find out more. */
    boolean isTemporary() {
        return temporary;
    }

    /** For the session's timeline: {@code password: of acme; tls}. */
    String text() {
        return text(proven);
    }

    /** For the sender: why it is not proven. */
    String shortcomings() {
        return text(lacking);
    }

    private static String text(Map<Proof, String> findings) {
        return findings.entrySet().stream()
                .map(found -> found.getValue().isEmpty()
                        ? found.getKey().word()
                        : found.getKey().word() + ": " + found.getValue())
                .collect(Collectors.joining("; "));
    }
}
