package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.carillon.policy.Decision;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Lets a session wait because a policy says so. Needs the caller's transaction. */
@ApplicationScoped
public class Deferral {

    @Inject
    private Sessions sessions;

    @Inject
    private Ending ending;

    @Inject
    private Clock clock;

    /** Waits until the decision permits, or ends at once as expired when that is too late. */
    public void defer(TelephonySession session, Decision decision) {
        Instant now = clock.instant();
        Instant until = later(decision.until(), session.wantedAt());
        String why = decision.policy() + " of the " + decision.owner() + ": " + decision.reason();
        if (!until.isBefore(session.expiresAt())) {
            ending.end(
                    session,
                    SessionState.EXPIRED,
                    "not permitted before " + until + ", too late for this request; " + why);
            return;
        }
        session.become(SessionState.DEFERRED, why, now);
        session.waitUntil(until);
        sessions.note(session, now, EventType.DEFERRED, "until " + until + ", " + why);
    }

    private static Instant later(Instant until, Instant wanted) {
        return wanted == null || until.isAfter(wanted) ? until : wanted;
    }
}
