package org.carillon.session;

/** A session can't move to that state from the one it is in: somebody else was faster. */
public class IllegalMoveException extends RuntimeException {

    public IllegalMoveException(String sessionId, SessionState from, SessionState to) {
        super("session " + sessionId + " is " + from.word() + " and can't become " + to.word());
    }
}
