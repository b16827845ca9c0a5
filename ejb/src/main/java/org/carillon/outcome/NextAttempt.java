package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carillon.outcome.RetryPolicy.Next;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Schedules the next attempt of a session, where there is to be one. Needs the caller's transaction. */
@ApplicationScoped
public class NextAttempt {

    @Inject
    private RetryPolicy retries;

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    /**
     * Schedules it. Policies are asked again before it is dialled.
     *
     * @param attempt that has just ended
     * @param reason for people
     * @return false when the attempt was the last: no retry is wanted, or it would come too late
     */
    public boolean schedule(TelephonySession session, CallAttempt attempt, Outcome outcome, String reason) {
        attempt.countsAs(outcome.word());
        Instant now = clock.instant();
        Optional<Next> next = retries.after(session, outcome, callsWith(session, outcome))
                .filter(planned -> now.plus(planned.delay()).isBefore(session.expiresAt()));
        next.ifPresent(planned -> schedule(session, outcome, planned, reason, now));
        return next.isPresent();
    }

    private int callsWith(TelephonySession session, Outcome outcome) {
        return session.attempts() <= 1
                ? 1
                : (int) sessions.attemptsOf(session.id()).stream()
                        .filter(attempt -> outcome.word().equals(attempt.outcome()))
                        .count();
    }

    private void schedule(TelephonySession session, Outcome outcome, Next next, String reason, Instant now) {
        session.become(SessionState.SCHEDULED, reason, now);
        session.waitUntil(now.plus(next.delay()));
        if (next.nextNumber()) {
            session.takeNextNumber();
        }
        String number = session.numbers().size() > 1 ? " to " + session.callee() : "";
        sessions.note(
                session,
                now,
                EventType.ATTEMPT_ENDED,
                outcome.word() + ": " + reason + "; next attempt at " + session.dueAt() + number);
    }
}
