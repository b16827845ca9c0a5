package org.carillon.vxml.grammar;

/** Matching would take too long: the grammar is made to be ambiguous, or the utterance is endless. It never leaves this package. */
final class TooComplexException extends RuntimeException {

    TooComplexException() {
        super("utterance is too complex for its grammar", null, false, false);
    }
}
