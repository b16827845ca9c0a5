package org.carillon.outcome;

import org.carillon.session.CallAttempt;
import org.carillon.session.TelephonySession;

/**
 * Something that has happened to a call and is to be written down.
 *
 * @param attemptId which call
 * @param change what it changes
 */
public record CallStep(String attemptId, Change change) {

    /** Changes the session and its attempt, both locked. May be tried again in another transaction when the first has failed. */
    @FunctionalInterface
    public interface Change {

        boolean apply(CallSteps steps, TelephonySession session, CallAttempt attempt);
    }
}
