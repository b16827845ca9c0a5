package org.carillon.vxml.grammar;

import java.net.URI;

/** Fetches grammar documents. What may be fetched, how long and how much, is its business. */
@FunctionalInterface
public interface GrammarResolver {

    /**
     * @param uri absolute, without fragment; never {@code builtin:}
     * @throws BadGrammarException if it can't be had
     */
    GrammarSource resolve(URI uri) throws BadGrammarException;
}
