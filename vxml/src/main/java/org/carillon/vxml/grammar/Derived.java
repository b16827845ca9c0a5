package org.carillon.vxml.grammar;

import java.util.List;

/** What an utterance was matched by. */
sealed interface Derived {

    /**
     * A rule, with everything matched within it in order, groups dissolved.
     *
     * @param reference as written where it was referred to: {@code $name} or {@code $<uri>}
     * @param from index of its first token in the utterance
     * @param to index after its last
     */
    record MatchedRule(String reference, CompiledRule rule, List<Derived> parts, int from, int to) implements Derived {}

    /** A token, as written in the grammar. */
    record MatchedToken(String text) implements Derived {}

    /** A tag that was passed. */
    record MatchedTag(String content) implements Derived {}
}
