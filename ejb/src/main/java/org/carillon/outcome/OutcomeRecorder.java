package org.carillon.outcome;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.carillon.telephony.CallEnd;
import org.carillon.vxml.SessionResult;

/**
 * Records how a claimed session goes on. Steps of a session that is no longer this node's change nothing: another node has found this
 * one dead and has ended it. Those that return a result return when it is written, and throw an {@link EJBException} when it could not
 * be; the others are written in their order as soon as can be, and the end of the call makes up for one that could not be. Thread-safe.
 */
@ApplicationScoped
public class OutcomeRecorder {

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** The call is about to be placed. Returns false when it must not be; true when that it may have been is written. */
    public boolean placing(String attemptId) {
        Instant at = clock.instant();
        return await(journal.write(
                new CallStep(attemptId, (steps, session, attempt) -> steps.placing(session, attempt, at))));
    }

    /**
     * A server has refused the call before it rang, and the same attempt is about to be placed through another one. Returns false when
     * it must not be.
     */
    public boolean moving(String attemptId, String server, String why) {
        Instant at = clock.instant();
        return await(journal.write(
                new CallStep(attemptId, (steps, session, attempt) -> steps.moving(session, attempt, server, why, at))));
    }

    /** Nothing was sent: the session goes back to the queue, and the attempt is forgotten. Returns false when it was not ours. */
    public boolean notPlaced(String attemptId, String reason) {
        return await(journal.write(new CallStep(attemptId, (steps, session, attempt) -> {
            steps.notPlaced(session, attempt, reason);
            return true;
        })));
    }

    /** The customer's telephone rings. */
    public void ringing(String attemptId) {
        Instant at = clock.instant();
        journal.write(new CallStep(attemptId, (steps, session, attempt) -> {
            steps.ringing(session, attempt, at);
            return true;
        }));
    }

    /** The customer has answered. */
    public void answered(String attemptId) {
        Instant at = clock.instant();
        journal.write(new CallStep(attemptId, (steps, session, attempt) -> {
            steps.answered(session, attempt, at);
            return true;
        }));
    }

    /**
     * The call is over: ends the session, or schedules its next attempt. What was noted in its timeline before is written with it.
     *
     * @param result how the dialogue ended, or null if there was none
     * @return false when the session was not ours
     */
    public boolean ended(String attemptId, CallEnd end, SessionResult result) {
        return await(journal.write(new CallStep(attemptId, (steps, session, attempt) -> {
            steps.ended(session, attempt, end, result);
            return true;
        })));
    }

    private static boolean await(CompletionStage<Boolean> written) {
        try {
            return written.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new EJBException(e.getCause().getMessage(), (Exception) e.getCause());
        }
    }
}
