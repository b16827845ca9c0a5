package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** The one way in which a session ends. Needs the caller's transaction. */
@ApplicationScoped
public class Ending {

    @Inject
    private Sessions sessions;

    @Inject
    private Event<SessionEnded> ended;

    @Inject
    private Clock clock;

    /**
     * Ends the session for good, and lets accounting and notification know.
     *
     * @throws org.carillon.session.IllegalMoveException when it has ended already
     */
    public void end(TelephonySession session, SessionState state, String reason) {
        end(session, session.attempts() == 0 ? Optional.empty() : sessions.lastAttemptOf(session.id()), state, reason);
    }

    /**
     * The same for who has the session's last attempt at hand.
     *
     * @throws org.carillon.session.IllegalMoveException when it has ended already
     */
    public void end(TelephonySession session, Optional<CallAttempt> lastAttempt, SessionState state, String reason) {
        Instant now = clock.instant();
        session.become(state, reason, now);
        sessions.note(session, now, EventType.ENDED, reason == null ? state.word() : state.word() + ": " + reason);
        ended.fire(new SessionEnded(session, lastAttempt, now));
    }
}
