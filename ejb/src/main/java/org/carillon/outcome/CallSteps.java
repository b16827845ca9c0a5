package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.policy.PriceList;
import org.carillon.policy.SpendingLedger;
import org.carillon.policy.SpokenWishes;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.vxml.SessionResult;

/** What each step of a call changes. Needs the caller's transaction, and a session that it has locked. */
@ApplicationScoped
public class CallSteps {

    @Inject
    private Sessions sessions;

    @Inject
    private SpokenWishes wishes;

    @Inject
    private SpendingLedger ledger;

    @Inject
    private Ending ending;

    @Inject
    private NextAttempt next;

    @Inject
    private Clock clock;

    /** The call is about to be placed. Returns false when it must not be. */
    boolean placing(TelephonySession session, CallAttempt attempt, Instant at) {
        boolean permitted = mayBePlaced(session);
        if (permitted) {
            attempt.placed(at);
        }
        return permitted;
    }

    private static boolean mayBePlaced(TelephonySession session) {
        return session.state() == SessionState.DIALING && !session.cancelRequested();
    }

    /** The same attempt is about to be placed through another server. Returns false when it must not be. */
    boolean moving(TelephonySession session, CallAttempt attempt, String server, String why, Instant at) {
        boolean permitted = mayBePlaced(session);
        if (permitted) {
            String detail = "from " + attempt.serverName() + " to " + server + ": " + why;
            attempt.moved(server, at);
            sessions.note(session, at, EventType.MOVED, detail);
        }
        return permitted;
    }

    /** Nothing was sent: the session goes back to the queue, and the attempt is forgotten. */
    void notPlaced(TelephonySession session, CallAttempt attempt, String reason) {
        sessions.remove(attempt);
        if (session.cancelRequested()) {
            ending.end(session, SessionState.CANCELED, "canceled before it was called");
            return;
        }
        Instant now = clock.instant();
        session.unclaimed(now);
        sessions.note(session, now, EventType.QUEUED, "again: " + reason);
    }

    void ringing(TelephonySession session, CallAttempt attempt, Instant at) {
        if (session.state().mayBecome(SessionState.RINGING)) {
            attempt.ringing(at);
            session.become(SessionState.RINGING, null, at);
            sessions.note(session, at, EventType.RINGING, null);
        }
    }

    void answered(TelephonySession session, CallAttempt attempt, Instant at) {
        if (session.state().mayBecome(SessionState.IN_PROGRESS)) {
            attempt.answered(at);
            session.become(SessionState.IN_PROGRESS, null, at);
            sessions.note(session, at, EventType.ANSWERED, null);
        }
    }

    /** The call is over: ends the session, or schedules its next attempt. */
    void ended(TelephonySession session, CallAttempt attempt, CallEnd end, SessionResult result) {
        attempt.ended(word(end.disposition()), end.cause(), end.reason(), clock.instant());
        charge(session, attempt);
        if (result != null) {
            session.yields(result.values());
            keepWishes(session, result);
        }
        Optional<Outcome> outcome = RetryPolicy.outcomeOf(end, result);
        if (outcome.isEmpty() || !next.schedule(session, attempt, outcome.get(), reasonOf(end, outcome.get()))) {
            endFor(session, attempt, end, result);
        }
    }

    private void charge(TelephonySession session, CallAttempt attempt) {
        if (attempt.answeredAt() != null) {
            Duration talked = Duration.between(attempt.answeredAt(), attempt.endedAt());
            attempt.costs(PriceList.cost(attempt.pricePerMinute(), talked.toMillis()));
            ledger.add(session.requesterId(), attempt.endedAt(), attempt.cost());
        }
    }

    private static String reasonOf(CallEnd end, Outcome outcome) {
        return outcome == Outcome.MACHINE ? "a machine answered" : end.reason();
    }

    private void keepWishes(TelephonySession session, SessionResult result) {
        try {
            wishes.keep(session, result.values());
        } catch (InvalidSettingsException e) {
            sessions.note(session, clock.instant(), EventType.WISH_NOT_UNDERSTOOD, e.getMessage());
        }
    }

    private void endFor(TelephonySession session, CallAttempt attempt, CallEnd end, SessionResult result) {
        if (end.answered() && session.state() != SessionState.IN_PROGRESS) {
            // the answer could not be written down when it came: the database was away
            session.become(SessionState.IN_PROGRESS, null, clock.instant());
        }
        if (session.cancelRequested() && end.disposition() != Disposition.REMOTE_HANGUP) {
            ending.end(session, Optional.of(attempt), SessionState.CANCELED, "canceled by the requester");
        } else if (end.answered()) {
            ending.end(session, Optional.of(attempt), stateAfterTalk(end, result), reasonAfterTalk(end, result));
        } else {
            ending.end(session, Optional.of(attempt), stateWithoutTalk(end.disposition()), end.reason());
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

    private static String word(Disposition disposition) {
        return disposition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
