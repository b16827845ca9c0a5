package org.carillon.vxml.grammar;

/** A grammar can't be fetched or isn't a legal one. The interpreter throws {@code error.badfetch} for it. */
public class BadGrammarException extends Exception {

    public BadGrammarException(String message) {
        super(message);
    }

    public BadGrammarException(String message, Throwable cause) {
        super(message, cause);
    }
}
