package org.carillon.vxml.grammar;

/** What the keys so far are to a set of competing grammars. */
public enum KeyState {
    /** No grammar can match, whatever follows. */
    CANNOT_MATCH,
    /** No grammar matches yet, one still could. */
    COULD_MATCH,
    /** A grammar matches, and none could match more keys: input is over, nothing is to be waited for. */
    MATCHES,
    /** A grammar matches, and one could match more keys. */
    MATCHES_AND_COULD_GO_ON;

    static KeyState of(boolean match, boolean couldGoOn) {
        if (match) {
            return couldGoOn ? MATCHES_AND_COULD_GO_ON : MATCHES;
        }
        return couldGoOn ? COULD_MATCH : CANNOT_MATCH;
    }

    /** Whether the keys so far are a complete input. */
    public boolean isMatch() {
        return this == MATCHES || this == MATCHES_AND_COULD_GO_ON;
    }

    /** Whether another key could still be part of an input. */
    public boolean couldGoOn() {
        return this == COULD_MATCH || this == MATCHES_AND_COULD_GO_ON;
    }
}
