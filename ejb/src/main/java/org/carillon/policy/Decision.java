package org.carillon.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A policy's answer.
 *
 * @param result what
 * @param policy name of the policy
 * @param owner whose policy
 * @param reason why, a sentence for people
 * @param until when deferred: the next permitted instant; otherwise null
 * @param inputs what it went by, by name: strings, numbers, booleans, lists and maps
 */
public record Decision(
        Result result, String policy, PolicyOwner owner, String reason, Instant until, Map<String, Object> inputs) {

    public Decision {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** From mild to strict. */
    public enum Result {
        PERMIT,
        DEFER,
        DENY;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Decision permit(String policy, PolicyOwner owner, String reason) {
        return new Decision(Result.PERMIT, policy, owner, reason, null, Map.of());
    }

    public static Decision defer(String policy, PolicyOwner owner, String reason, Instant until) {
        return new Decision(Result.DEFER, policy, owner, reason, until, Map.of());
    }

    public static Decision deny(String policy, PolicyOwner owner, String reason) {
        return new Decision(Result.DENY, policy, owner, reason, null, Map.of());
    }

    /** The same decision, which went by this, too. */
    public Decision by(String input, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(inputs);
        more.put(input, value);
        return new Decision(result, policy, owner, reason, until, more);
    }

    /** Whether this one counts more: a denial over a deferral over a permit, the later deferral over the earlier. */
    boolean isStricterThan(Decision other) {
        if (result != other.result) {
            return result.compareTo(other.result) > 0;
        }
        return result == Result.DEFER && until.isAfter(other.until);
    }
}
