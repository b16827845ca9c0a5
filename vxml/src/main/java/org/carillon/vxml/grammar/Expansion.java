package org.carillon.vxml.grammar;

import java.util.List;

/** A rule expansion as it was written (SRGS 1.0 section 2). */
sealed interface Expansion {

    /** The expansions directly in this one. */
    default List<Expansion> parts() {
        return List.of();
    }

    /** {@code max} of a repeat without upper bound. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /**
     * A token: one word, or several that belong together (section 2.1).
     *
     * @param text white space normalized
     * @param language of its language attachment, or null
     */
    record Token(String text, String language) implements Expansion {}

    /** One after the other (section 2.3). Empty is the empty expansion. */
    record Sequence(List<Expansion> parts) implements Expansion {

        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of them (section 2.4). */
    record Alternatives(List<Alternative> choices) implements Expansion {

        @Override
        public List<Expansion> parts() {
            return choices.stream().map(Alternative::expansion).toList();
        }

        public Alternatives {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A choice.
     *
     * @param weight greater than 0; 1 if none is given (section 2.4.1)
     */
    record Alternative(double weight, Expansion expansion) {}

    /**
     * Several times (section 2.5).
     *
     * @param max {@link #UNBOUNDED} for no bound
     * @param probability of each repetition, or -1 if none is given
     */
    record Repeat(Expansion body, int min, int max, double probability) implements Expansion {

        @Override
        public List<Expansion> parts() {
            return List.of(body);
        }
    }

    /**
     * A rule's name (section 2.2).
     *
     * @param uri of another grammar, possibly with the rule as its fragment, or null for a rule of the same grammar
     * @param rule of the same grammar, or null
     * @param mediaType what the reference says the other grammar is, or null
     */
    record RuleReference(String uri, String rule, String mediaType) implements Expansion {}

    /** The special rules (section 2.2.3). */
    enum Special implements Expansion {
        NULL,
        VOID,
        GARBAGE
    }

    /** Semantic content (section 2.6). */
    record Tag(String content) implements Expansion {}

    /** A language for what is in it, where that isn't a token (section 2.7). */
    record Attached(String language, Expansion expansion) implements Expansion {

        @Override
        public List<Expansion> parts() {
            return List.of(expansion);
        }
    }
}
