package org.carillon.vxml.grammar;

import java.util.Map;
import java.util.stream.IntStream;

/** A part of a compiled grammar: an expansion whose references lead to rules. Unchanged once its grammar is compiled. */
abstract sealed class Node {

    /** Whether some input, the empty one included, can match it. */
    boolean productive;

    /** Whether the empty input can match it. */
    boolean nullable;

    /** Whether an input of at least one token can match it. */
    boolean takesTokens;

    /** One or more words that belong together. */
    static final class Words extends Node {
        final String text;
        final String[] words;

        Words(String text, String[] words) {
            this.text = text;
            this.words = words;
        }
    }

    static final class Sequence extends Node {
        final Node[] parts;

        Sequence(Node[] parts) {
            this.parts = parts;
        }
    }

    static final class Alternatives extends Node {
        private static final int[] NONE = {};
        final Node[] choices;
        final double[] weights;
        private Map<String, int[]> byFirstWord;

        /** Indexes of choices whose first word isn't known; of all, while there is no index. */
        private int[] anyFirstWord;

        Alternatives(Node[] choices, double[] weights) {
            this.choices = choices;
            this.weights = weights;
            this.anyFirstWord = IntStream.range(0, choices.length).toArray();
        }

        /** Lets {@link #beginningWith} find choices by their first word. */
        void index(Map<String, int[]> indexesByFirstWord, int[] otherIndexes) {
            byFirstWord = indexesByFirstWord;
            anyFirstWord = otherIndexes;
        }

        /** Indexes of choices that begin with a word, as far as that is known beforehand. */
        int[] beginningWith(String word) {
            return byFirstWord == null ? NONE : byFirstWord.getOrDefault(word, NONE);
        }

        /** Indexes of choices that may begin with any word, or with none. */
        int[] beginningWithAny() {
            return anyFirstWord;
        }
    }

    static final class Repeat extends Node {
        final Node body;
        final int min;
        final int max;

        Repeat(Node body, int min, int max) {
            this.body = body;
            this.min = min;
            this.max = max;
        }
    }

    /** A reference to a rule; the root of a grammar is one too. */
    static final class Reference extends Node {
        /** As written: {@code $name} or {@code $<uri>}. */
        final String text;

        final CompiledRule target;

        Reference(String text, CompiledRule target) {
            this.text = text;
            this.target = target;
        }
    }

    static final class Tag extends Node {
        final String content;

        Tag(String content) {
            this.content = content;
        }
    }

    /** Matches any words (GARBAGE). */
    static final class Garbage extends Node {}

    /** Matches nothing at all (VOID). */
    static final class Void extends Node {}
}
