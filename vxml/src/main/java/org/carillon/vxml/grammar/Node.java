package org.carillon.vxml.grammar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        final Node[] choices;
        final double[] weights;
        private Map<String, List<Node>> byFirstWord;
        private List<Node> withoutFirstWord;

        Alternatives(Node[] choices, double[] weights) {
            this.choices = choices;
            this.weights = weights;
        }

        /** Lets {@link #beginningWith} find choices by their first word; the others are given as well. */
        void index(Map<String, List<Node>> choicesByFirstWord, List<Node> others) {
            byFirstWord = new HashMap<>(choicesByFirstWord);
            withoutFirstWord = List.copyOf(others);
        }

        /** Choices that may begin with a word. */
        List<List<Node>> beginningWith(String word) {
            if (byFirstWord == null) {
                return List.of(List.of(choices));
            }
            return List.of(byFirstWord.getOrDefault(word, List.of()), withoutFirstWord);
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
