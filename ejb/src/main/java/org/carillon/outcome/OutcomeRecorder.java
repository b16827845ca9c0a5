package org.carillon.outcome;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.customer.Customers;
import org.carillon.node.NodeIdentity;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.vxml.SessionResult;

/**
 * Records how a claimed session goes on, each step in a short transaction of its own. Steps of a session that is no longer this
 * node's change nothing: another node has found this one dead and has ended it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutcomeRecorder {

    /** The exit value by which any application says that the customer wants no more calls of this requester. */
    public static final String STOP_CALLS = "stopCalls";

    @Inject
    private Sessions sessions;

    @Inject
    private Customers customers;

    @Inject
    private Ending ending;

    @Inject
    private RetryPolicy retries;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /** The call is about to be placed. Returns false when it must not be. */
    public boolean placing(String attemptId) {
        Optional<CallAttempt> attempt = sessions.attempt(attemptId);
        Optional<TelephonySession> session = attempt.flatMap(a -> mine(a.sessionId()))
                .filter(s -> s.state() == SessionState.DIALING && !s.cancelRequested());
        session.ifPresent(s -> attempt.get().placed(clock.instant()));
        return session.isPresent();
    }

    /**
     * A server has refused the call before it rang, and the same attempt is about to be placed through another one. Returns false when
     * it must not be.
     */
    public boolean moving(String attemptId, String server, String why) {
        Optional<CallAttempt> attempt = sessions.attempt(attemptId);
        Optional<TelephonySession> session = attempt.flatMap(a -> mine(a.sessionId()))
                .filter(s -> s.state() == SessionState.DIALING && !s.cancelRequested());
        session.ifPresent(s -> {
            Instant now = clock.instant();
            String detail = "from " + attempt.get().serverName() + " to " + server + ": " + why;
            attempt.get().moved(server, now);
            sessions.note(s, now, EventType.MOVED, detail);
        });
        return session.isPresent();
    }

    /** Nothing was sent: the session goes back to the queue, and the attempt is forgotten. */
    public void notPlaced(String attemptId, String reason) {
        sessions.attempt(attemptId)
                .ifPresent(attempt -> mine(attempt.sessionId()).ifPresent(session -> {
                    sessions.remove(attempt);
                    putBack(session, reason);
                }));
    }

    private void putBack(TelephonySession session, String reason) {
        Instant now = clock.instant();
        if (session.cancelRequested()) {
            ending.end(session, SessionState.CANCELED, "canceled before it was called");
            return;
        }
        session.unclaimed(now);
        sessions.note(session, now, EventType.QUEUED, "again: " + reason);
    }

    public void ringing(String attemptId) {
        step(attemptId, SessionState.RINGING, (attempt, now) -> attempt.ringing(now), EventType.RINGING);
    }

    public void answered(String attemptId) {
        step(attemptId, SessionState.IN_PROGRESS, (attempt, now) -> attempt.answered(now), EventType.ANSWERED);
    }

    private void step(
            String attemptId,
            SessionState next,
            java.util.function.BiConsumer<CallAttempt, Instant> change,
            EventType event) {
        sessions.attempt(attemptId).ifPresent(attempt -> mine(attempt.sessionId())
                .filter(session -> session.state().mayBecome(next))
                .ifPresent(session -> {
                    Instant now = clock.instant();
                    change.accept(attempt, now);
                    session.become(next, null, now);
                    sessions.note(session, now, event, null);
                }));
    }

    /**
     * The call is over: ends the session, or schedules its next attempt.
     *
     * @param result how the dialogue ended, or null if there was none
     */
    public void ended(String attemptId, CallEnd end, SessionResult result) {
        sessions.attempt(attemptId)
                .ifPresent(attempt -> mine(attempt.sessionId()).ifPresent(session -> {
                    attempt.ended(word(end.disposition()), end.cause(), end.reason(), clock.instant());
                    Optional<Duration> wait = retries.waitBeforeNext(session, end.disposition());
                    if (!end.answered() && wait.isPresent()) {
                        scheduleNext(session, end, wait.get());
                    } else {
                        endFor(session, end, result);
                    }
                }));
    }

    private void scheduleNext(TelephonySession session, CallEnd end, Duration wait) {
        Instant now = clock.instant();
        session.become(SessionState.SCHEDULED, end.reason(), now);
        session.waitUntil(now.plus(wait));
        sessions.note(
                session,
                now,
                EventType.ATTEMPT_ENDED,
                word(end.disposition()) + ": " + end.reason() + "; next attempt at " + session.dueAt());
    }

    private void endFor(TelephonySession session, CallEnd end, SessionResult result) {
        if (end.answered() && session.state() != SessionState.IN_PROGRESS) {
            // the answer could not be written down when it came: the database was away
            session.become(SessionState.IN_PROGRESS, null, clock.instant());
        }
        if (result != null) {
            session.yields(result.values());
            stopCallsIfWanted(session, result);
        }
        if (session.cancelRequested() && end.disposition() != Disposition.REMOTE_HANGUP) {
            ending.end(session, SessionState.CANCELED, "canceled by the requester");
        } else if (end.answered()) {
            ending.end(session, stateAfterTalk(end, result), reasonAfterTalk(end, result));
        } else {
            ending.end(session, stateWithoutTalk(end.disposition()), end.reason());
        }
    }

    private void stopCallsIfWanted(TelephonySession session, SessionResult result) {
        if (Boolean.TRUE.equals(result.values().get(STOP_CALLS))) {
            customers.wantsNoCalls(
                    session.address(), session.requesterId(), "said so on the telephone, session " + session.id());
        }
    }

    private static SessionState stateAfterTalk(CallEnd end, SessionResult result) {
        if (end.disposition() == Disposition.LOST) {
            return SessionState.INTERRUPTED;
        }
        boolean failed = result == null
                || result.kind() == SessionResult.Kind.ERROR
                || result.kind() == SessionResult.Kind.STOPPED;
        return failed ? SessionState.FAILED : SessionState.COMPLETED;
    }

    private static String reasonAfterTalk(CallEnd end, SessionResult result) {
        if (end.disposition() == Disposition.LOST) {
            return end.reason();
        }
        if (result == null) {
            return "the dialogue could not be run";
        }
        return switch (result.kind()) {
            case EXITED -> "the application came to its end";
            case DISCONNECTED -> "the application hung up";
            case HUNG_UP -> "the customer hung up";
            case TRANSFERRED -> "the customer was transferred";
            case ERROR, STOPPED -> result.event() + ": " + result.message();
        };
    }

    private static SessionState stateWithoutTalk(Disposition disposition) {
        return switch (disposition) {
            case BUSY -> SessionState.BUSY;
            case DECLINED -> SessionState.DECLINED;
            case NO_ANSWER -> SessionState.NO_ANSWER;
            case CANCELED -> SessionState.CANCELED;
            case LOST -> SessionState.INTERRUPTED;
            default -> SessionState.FAILED;
        };
    }

    private Optional<TelephonySession> mine(String sessionId) {
        return sessions.lock(sessionId).filter(session -> node.id().equals(session.nodeId()));
    }

    private static String word(Disposition disposition) {
        return disposition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
