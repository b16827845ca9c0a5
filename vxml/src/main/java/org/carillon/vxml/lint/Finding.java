package org.carillon.vxml.lint;

import java.net.URI;

/**
 * Something that an author should look at.
 *
 * @param document where
 * @param line in the document, from 1; 0 if unknown
 * @param severity how bad it is
 * @param message a sentence without a period
 */
public record Finding(URI document, int line, Severity severity, String message) {

    /** How bad it is. */
    public enum Severity {
        /** The document can't run, or a caller will hear an error. */
        ERROR,
        /** It runs, but probably not as meant. */
        WARNING
    }

    /** As compilers print it: {@code file:/shop.vxml:12: error: ...}. */
    @Override
    public String toString() {
        return document + ":" + line + ": " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + message;
    }
}
