package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.policy.RetryDefaults;
import org.carillon.request.RetryPlan;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.request.RetryPlan.Rule;
import org.carillon.session.TelephonySession;
import org.carillon.telephony.CallEnd;
import org.carillon.vxml.SessionResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether, when and by which number a call that did not come about is tried again: as the request says, else its requester, else the
 * operator, else as configured. Without a word from any of them declined, machine, failed and interrupted are final.
 */
@ApplicationScoped
public class RetryPolicy {

    /** The exit value by which an application says who answered. */
    public static final String ANSWERED_BY = "answeredBy";

    private static final String MACHINE = "machine";
    private static final int AS_OFTEN_AS_ATTEMPTS_ARE_LEFT = 9;

    private RetryDefaults defaults;
    private RetryPlan standard;

    protected RetryPolicy() {}

    @Inject
    public RetryPolicy(
            RetryDefaults defaults,
            @ConfigProperty(name = "carillon.retry.busy-seconds", defaultValue = "300") int busySeconds,
            @ConfigProperty(name = "carillon.retry.no-answer-seconds", defaultValue = "1800") int noAnswerSeconds,
            @ConfigProperty(name = "carillon.retry.congestion-seconds", defaultValue = "30") int congestionSeconds) {
        this.defaults = defaults;
        this.standard = new RetryPlan(Map.of(
                Outcome.BUSY, every(busySeconds),
                Outcome.NO_ANSWER, every(noAnswerSeconds),
                Outcome.CONGESTION, every(congestionSeconds)));
    }

    private static Rule every(int seconds) {
        return new Rule(AS_OFTEN_AS_ATTEMPTS_ARE_LEFT, List.of(seconds), true);
    }

    /**
     * The next attempt.
     *
     * @param delay before it
     * @param nextNumber whether the next of the person's numbers is called
     */
    public record Next(Duration delay, boolean nextNumber) {}

    /**
     * What comes after a call with this outcome; empty when it was the last.
     *
     * @param calls how many calls of the session have had this outcome, at least one
     */
    public Optional<Next> after(TelephonySession session, Outcome outcome, int calls) {
        if (!session.hasAttemptsLeft() || session.cancelRequested()) {
            return Optional.empty();
        }
        return session.retries()
                .or(defaults.of(session.requesterId()))
                .or(standard)
                .after(outcome)
                .filter(rule -> calls <= rule.again())
                .map(rule -> new Next(rule.waitAfter(calls), rule.nextNumber()));
    }

    /** How a call failed to reach a person; empty when it did reach one, or nobody wanted it any more. */
    static Optional<Outcome> outcomeOf(CallEnd end, SessionResult result) {
        return switch (end.disposition()) {
            case BUSY -> Optional.of(Outcome.BUSY);
            case NO_ANSWER -> Optional.of(Outcome.NO_ANSWER);
            case DECLINED -> Optional.of(Outcome.DECLINED);
            case CONGESTION -> Optional.of(Outcome.CONGESTION);
            case FAILED -> end.answered() ? Optional.empty() : Optional.of(Outcome.FAILED);
            case LOST -> Optional.of(Outcome.INTERRUPTED);
            case REMOTE_HANGUP, LOCAL_HANGUP -> result != null
                            && MACHINE.equals(result.values().get(ANSWERED_BY))
                    ? Optional.of(Outcome.MACHINE)
                    : Optional.empty();
            case CANCELED, TRANSFERRED -> Optional.empty();
        };
    }
}
