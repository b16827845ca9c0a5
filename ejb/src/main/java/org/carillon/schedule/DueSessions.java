package org.carillon.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.outcome.Ending;
import org.carillon.session.EventType;
import org.carillon.session.SessionQueue;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** What the scanner does, each in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DueSessions {

    private static final int AT_ONCE = 200;
    /** Received so long ago and still not admitted: its wake-up was lost in a crash. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);
    /** A deferred session that is being admitted again is left alone for so long. */
    private static final Duration ADMISSION_TIME = Duration.ofSeconds(60);

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueue queue;

    @Inject
    private Ending ending;

    @Inject
    private ForgottenSessions forgotten;

    @Inject
    private Clock clock;

    /**
     * @param queued how many were moved to the queue
     * @param toAdmit whose policies have to be asked again
     * @param more whether more may be due
     */
    public record Moved(int queued, List<String> toAdmit, boolean more) {}

    /** Moves what is due: scheduled sessions to the queue, deferred ones to their policies. */
    public Moved move() {
        Instant now = clock.instant();
        List<TelephonySession> scheduled = queue.lockDue(SessionState.SCHEDULED, now, AT_ONCE);
        for (TelephonySession session : scheduled) {
            session.become(SessionState.QUEUED, null, now);
            sessions.note(session, now, EventType.QUEUED, "priority " + session.priority());
        }
        List<TelephonySession> deferred = queue.lockDue(SessionState.DEFERRED, now, AT_ONCE);
        deferred.forEach(session -> session.waitUntil(now.plus(ADMISSION_TIME)));
        return new Moved(
                scheduled.size(),
                deferred.stream().map(TelephonySession::id).toList(),
                scheduled.size() == AT_ONCE || deferred.size() == AT_ONCE);
    }

    /** Ends what waited too long. */
    public void expire() {
        Instant now = clock.instant();
        for (TelephonySession session : queue.lockExpired(now, AT_ONCE)) {
            ending.end(session, SessionState.EXPIRED, "its time ran out at " + session.expiresAt());
        }
    }

    /** Received sessions whose wake-up was lost; each is told once in a while. */
    public List<String> forgotten() {
        Instant now = clock.instant();
        List<String> candidates = queue.receivedBefore(now.minus(FORGOTTEN_AFTER), AT_ONCE);
        return forgotten.notToldSince(candidates, now.minus(FORGOTTEN_AFTER), now);
    }
}
