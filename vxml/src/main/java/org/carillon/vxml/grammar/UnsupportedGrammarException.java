package org.carillon.vxml.grammar;

/**
 * A grammar is of a kind that Carillon doesn't read: another media type, an unknown builtin. The interpreter throws {@code
 * error.unsupported.format} for the former, {@code error.unsupported.builtin} for the latter.
 */
public class UnsupportedGrammarException extends Exception {

    private final boolean builtin;

    public UnsupportedGrammarException(String message, boolean builtin) {
        super(message);
        this.builtin = builtin;
    }

    /** Whether it is a builtin grammar that isn't known. */
    public boolean isBuiltin() {
        return builtin;
    }
}
