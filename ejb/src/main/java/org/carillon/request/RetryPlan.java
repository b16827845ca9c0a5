package org.carillon.request;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is done after calls that did not come about. An outcome without a rule is final.
 *
 * @param rules for each outcome that is not final
 */
public record RetryPlan(Map<Outcome, Rule> rules) {

    /** Attempts of one session. */
    public static final int MOST_ATTEMPTS = 10;

    /** Nothing is said: others decide. */
    public static final RetryPlan NOTHING_SAID = new RetryPlan(Map.of());

    public RetryPlan {
        Map<Outcome, Rule> copy = new EnumMap<>(Outcome.class);
        copy.putAll(rules);
        rules = Collections.unmodifiableMap(copy);
    }

    /** How a call can fail to reach a person. */
    public enum Outcome {
        BUSY,
        NO_ANSWER,
        DECLINED,
        /** A machine answered: the application says so with the exit value {@code answeredBy} of {@code machine}. */
        MACHINE,
        /** The network or the server refused before it rang. */
        CONGESTION,
        /** Anything else, such as an unknown number. */
        FAILED,
        /** Our side or the voice path died while the customer may have been called. */
        INTERRUPTED;

        /** The name in interfaces: lower case, with hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The outcome of that name; empty when there is none. */
        public static Optional<Outcome> ofWord(String word) {
            for (Outcome outcome : values()) {
                if (outcome.word().equals(word)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * After one outcome.
     *
     * @param again how often at most it is tried again after this outcome, 0 to 9
     * @param delaySeconds the waits, the last one for all that follow; at least one, each up to a week
     * @param nextNumber whether the next of the alternative numbers is tried; the same number otherwise
     */
    public record Rule(int again, List<Integer> delaySeconds, boolean nextNumber) {

        public Rule {
            delaySeconds = List.copyOf(delaySeconds);
        }

        /** The wait before the next attempt after so many calls with this outcome, at least one. */
        public Duration waitAfter(int calls) {
            return Duration.ofSeconds(delaySeconds.get(Math.min(calls, delaySeconds.size()) - 1));
        }
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The first attempt and those that the rules may add, up to {@link #MOST_ATTEMPTS}. */
    public int attemptsNeeded() {
        return Math.min(1 + rules.values().stream().mapToInt(Rule::again).sum(), MOST_ATTEMPTS);
    }

    /** What follows the outcome; empty when it is final. */
    public Optional<Rule> after(Outcome outcome) {
        return Optional.ofNullable(rules.get(outcome));
    }

    /** This plan, and where it says nothing the other. */
    public RetryPlan or(RetryPlan other) {
        Map<Outcome, Rule> both = new EnumMap<>(Outcome.class);
        both.putAll(other.rules);
        both.putAll(rules);
        return new RetryPlan(both);
    }
}
