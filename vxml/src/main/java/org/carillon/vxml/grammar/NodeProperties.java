package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Works out what the nodes of a grammar can match, so that the matcher never follows a path that can't end, and looks only at
 * choices that the next word allows.
 */
final class NodeProperties {

    /** Fewer choices than this are quicker tried one by one. */
    private static final int INDEX_FROM = 8;

    /** A choice with more first words than this is always tried. */
    private static final int MAX_FIRST_WORDS = 64;

    /** Rules within rules, further than this, have unknown first words. */
    private static final int MAX_DEPTH = 500;

    /** Rounds until everything is settled: about as many as rules refer to each other against their order. */
    private static final int MAX_ROUNDS = 200;

    private final List<Node> nodes;
    private final Map<Node, Set<String>> firstWords = new IdentityHashMap<>();
    private int depth;

    NodeProperties(List<Node> nodes) {
        this.nodes = nodes;
    }

    void settle() throws BadGrammarException {
        settleProperties();
        for (Node node : nodes) {
            if (node instanceof Node.Alternatives alternatives && alternatives.choices.length >= INDEX_FROM) {
                index(alternatives);
            }
        }
    }

    /** Each property can only become true, so this ends; rules mostly stand after their references, so it goes backwards. */
    private void settleProperties() throws BadGrammarException {
        boolean changed = true;
        for (int round = 0; changed; round++) {
            if (round == MAX_ROUNDS) {
                throw new BadGrammarException("rules refer to each other too deeply");
            }
            changed = false;
            for (int i = nodes.size() - 1; i >= 0; i--) {
                changed |= settle(nodes.get(i));
            }
            for (Node node : nodes) {
                changed |= settle(node);
            }
        }
    }

    private static boolean settle(Node node) {
        boolean productive = node.productive || isProductive(node);
        boolean nullable = node.nullable || isNullable(node);
        boolean takesTokens = node.takesTokens || takesTokens(node);
        boolean changed = productive != node.productive || nullable != node.nullable || takesTokens != node.takesTokens;
        node.productive = productive;
        node.nullable = nullable;
        node.takesTokens = takesTokens;
        return changed;
    }

    private static boolean isProductive(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return all(sequence.parts, part -> part.productive);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return any(alternatives.choices, choice -> choice.productive);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat.min == 0 || repeat.body.productive;
        }
        if (node instanceof Node.Reference reference) {
            return reference.target.expansion().productive;
        }
        return !(node instanceof Node.Void);
    }

    private static boolean isNullable(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return all(sequence.parts, part -> part.nullable);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return any(alternatives.choices, choice -> choice.nullable);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat.min == 0 || repeat.body.nullable;
        }
        if (node instanceof Node.Reference reference) {
            return reference.target.expansion().nullable;
        }
        return node instanceof Node.Tag || node instanceof Node.Garbage;
    }

    private static boolean takesTokens(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return all(sequence.parts, part -> part.productive) && any(sequence.parts, part -> part.takesTokens);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return any(alternatives.choices, choice -> choice.takesTokens);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat.max > 0 && repeat.body.takesTokens;
        }
        if (node instanceof Node.Reference reference) {
            return reference.target.expansion().takesTokens;
        }
        return node instanceof Node.Words || node instanceof Node.Garbage;
    }

    private static boolean all(Node[] nodes, Predicate<Node> property) {
        for (Node node : nodes) {
            if (!property.test(node)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(Node[] nodes, Predicate<Node> property) {
        for (Node node : nodes) {
            if (property.test(node)) {
                return true;
            }
        }
        return false;
    }

    private void index(Node.Alternatives alternatives) {
        Map<String, IntStream.Builder> byFirstWord = new HashMap<>();
        IntStream.Builder others = IntStream.builder();
        for (int i = 0; i < alternatives.choices.length; i++) {
            Node choice = alternatives.choices[i];
            Set<String> words = choice.nullable ? null : firstWords(choice);
            if (words == null) {
                others.add(i);
            } else {
                for (String word : words) {
                    byFirstWord
                            .computeIfAbsent(word, any -> IntStream.builder())
                            .add(i);
                }
            }
        }
        Map<String, int[]> indexes = new HashMap<>(byFirstWord.size() * 2);
        byFirstWord.forEach((word, found) -> indexes.put(word, found.build().toArray()));
        alternatives.index(indexes, others.build().toArray());
    }

    /** Every word that a node can begin with, or null if that isn't known. */
    private Set<String> firstWords(Node node) {
        if (firstWords.containsKey(node)) {
            return firstWords.get(node);
        }
        firstWords.put(node, null); // what refers to itself stays unknown
        if (depth == MAX_DEPTH) {
            return null;
        }
        depth++;
        Set<String> words = collectFirstWords(node);
        depth--;
        firstWords.put(node, words);
        return words;
    }

    private Set<String> collectFirstWords(Node node) {
        if (node instanceof Node.Words words) {
            return Set.of(words.words[0]);
        }
        if (node instanceof Node.Tag || node instanceof Node.Void) {
            return Set.of();
        }
        if (node instanceof Node.Reference reference) {
            return firstWords(reference.target.expansion());
        }
        if (node instanceof Node.Repeat repeat) {
            return firstWords(repeat.body);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return union(List.of(alternatives.choices));
        }
        if (node instanceof Node.Sequence sequence) {
            return union(untilNotNullable(sequence));
        }
        return null;
    }

    private static List<Node> untilNotNullable(Node.Sequence sequence) {
        List<Node> beginnings = new ArrayList<>();
        for (Node part : sequence.parts) {
            beginnings.add(part);
            if (!part.nullable) {
                break;
            }
        }
        return beginnings;
    }

    private Set<String> union(Collection<Node> choices) {
        Set<String> union = new HashSet<>();
        for (Node choice : choices) {
            Set<String> words = firstWords(choice);
            if (words == null) {
                return null;
            }
            union.addAll(words);
            if (union.size() > MAX_FIRST_WORDS) {
                return null;
            }
        }
        return union;
    }
}
