package org.carillon.gateway.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carillon.outcome.Ending;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Takes back the sessions of a schedule that have not begun. Needs the caller's transaction, and the schedule's lock. */
@ApplicationScoped
public class Withdrawal {

    /** The states of a session that nobody is at. */
    static final Set<SessionState> WAITING =
            Set.of(SessionState.RECEIVED, SessionState.DEFERRED, SessionState.SCHEDULED, SessionState.QUEUED);

    @Inject
    private Schedules schedules;

    @Inject
    private Sessions sessions;

    @Inject
    private Ending ending;

    @Inject
    private Clock clock;

    /**
     * Cancels them; their occurrences are as if they had not been planned.
     *
     * @param reason for people
     * @return the earliest of those occurrences, or now if there was none before
     */
    Instant withdraw(Schedule schedule, String reason) {
        Instant now = clock.instant();
        Instant earliest = now;
        for (PlannedOccurrence occurrence : schedules.open(schedule.id(), now)) {
            if (!hasBegun(occurrence, reason)) {
                earliest = occurrence.startsAt().isBefore(earliest) ? occurrence.startsAt() : earliest;
                schedules.remove(occurrence);
            }
        }
        return earliest;
    }

    private boolean hasBegun(PlannedOccurrence occurrence, String reason) {
        if (occurrence.sessionId() == null) {
            return false;
        }
        Optional<TelephonySession> waiting = sessions.lock(occurrence.sessionId())
                .filter(session -> WAITING.contains(session.state()))
                .filter(session -> session.attempts() == 0);
        waiting.ifPresent(session -> ending.end(session, SessionState.CANCELED, reason));
        return waiting.isEmpty();
    }
}
