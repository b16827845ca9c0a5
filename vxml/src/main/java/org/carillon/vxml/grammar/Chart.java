package org.carillon.vxml.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is known about an utterance, position by position: Earley's algorithm. Its time is polynomial whatever the grammar: left
 * recursion, empty rules and ambiguity included. Used once, by one thread.
 */
final class Chart {

    /** A node that has been matched up to {@code dot}, from {@code origin} to the column's position. */
    record Item(Node node, int dot, int origin) {}

    /** A node that has been matched from {@code origin} to the column's position. */
    record Span(Node node, int origin) {}

    /** The rank of what was not found. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final class Column {
        final Map<Item, Integer> items = new HashMap<>();
        final Map<Span, Integer> spans = new HashMap<>();
        final Map<Node, List<Integer>> origins = new IdentityHashMap<>();
        final Map<Node, List<Item>> waiting = new IdentityHashMap<>();
        final Deque<Item> agenda = new ArrayDeque<>();
    }

    private final Node root;
    private final List<String> tokens;
    private final List<Column> columns = new ArrayList<>();
    private int found;
    private boolean couldGoOn;

    Chart(Node root, List<String> tokens) {
        this.root = root;
        this.tokens = tokens;
        if (!root.productive || tokens.size() > GrammarLimits.TOKENS) {
            columns.add(new Column());
            return;
        }
        for (int position = 0; position <= tokens.size(); position++) {
            columns.add(new Column());
        }
        add(new Item(root, 0, 0), 0);
        for (int position = 0; position <= tokens.size(); position++) {
            fill(position);
        }
    }

    /** Whether the tokens are a whole utterance. */
    boolean isMatch() {
        return rank(root, 0, tokens.size()) != NEVER;
    }

    /** Whether the tokens are the beginning of a longer utterance. */
    boolean couldGoOn() {
        return couldGoOn;
    }

    /** When it was found that a node matches from there to there: a number that grows, or {@link #NEVER}. */
    int rank(Node node, int from, int to) {
        return to < columns.size() ? columns.get(to).spans.getOrDefault(new Span(node, from), NEVER) : NEVER;
    }

    /** The same for a node that is matched up to a dot. */
    int rank(Node node, int dot, int from, int to) {
        return columns.get(to).items.getOrDefault(new Item(node, dot, from), NEVER);
    }

    /** Where matches of a node begin that end at a position. */
    List<Integer> originsLatestFirst(Node node, int to) {
        return columns.get(to).origins.getOrDefault(node, List.of()).stream()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private void fill(int position) {
        Column column = columns.get(position);
        while (!column.agenda.isEmpty()) {
            process(column.agenda.removeFirst(), position);
        }
    }

    private void process(Item item, int position) {
        Node node = item.node();
        if (node instanceof Node.Words words) {
            scan(words, item, position);
        } else if (node instanceof Node.Garbage) {
            complete(item, position);
            scanAny(item, position);
        } else if (node instanceof Node.Tag) {
            complete(item, position);
        } else if (node instanceof Node.Sequence sequence) {
            if (item.dot() == sequence.parts.length) {
                complete(item, position);
            } else {
                await(sequence.parts[item.dot()], item, position);
            }
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat, item, position);
        } else if (item.dot() == 1) {
            complete(item, position);
        } else if (node instanceof Node.Reference reference) {
            await(reference.target.expansion(), item, position);
        } else if (node instanceof Node.Alternatives alternatives) {
            awaitChoices(alternatives, item, position);
        }
    }

    private void scan(Node.Words words, Item item, int position) {
        if (item.dot() == words.words.length) {
            complete(item, position);
        } else if (position == tokens.size()) {
            couldGoOn = true;
        } else if (words.words[item.dot()].equals(tokens.get(position))) {
            add(new Item(words, item.dot() + 1, item.origin()), position + 1);
        }
    }

    private void scanAny(Item item, int position) {
        if (position == tokens.size()) {
            couldGoOn = true;
        } else {
            add(item, position + 1);
        }
    }

    private void repeat(Node.Repeat repeat, Item item, int position) {
        if (item.dot() >= repeat.min) {
            complete(item, position);
        }
        if (item.dot() < repeat.max) {
            await(repeat.body, item, position);
        }
    }

    private void awaitChoices(Node.Alternatives alternatives, Item item, int position) {
        if (position == tokens.size()) {
            couldGoOn |= alternatives.takesTokens;
            for (int i : alternatives.beginningWithAny()) {
                if (alternatives.choices[i].nullable) {
                    await(alternatives.choices[i], item, position);
                }
            }
            return;
        }
        for (int i : alternatives.beginningWith(tokens.get(position))) {
            await(alternatives.choices[i], item, position);
        }
        for (int i : alternatives.beginningWithAny()) {
            await(alternatives.choices[i], item, position);
        }
    }

    /** Indexes of the choices that may match from there to there. */
    IntStream choices(Node.Alternatives alternatives, int from, int to) {
        IntStream any = IntStream.of(alternatives.beginningWithAny());
        IntStream possible =
                from == to ? any : IntStream.concat(IntStream.of(alternatives.beginningWith(tokens.get(from))), any);
        return possible.sorted();
    }

    private void await(Node part, Item item, int position) {
        if (!part.productive) {
            return;
        }
        Column column = columns.get(position);
        List<Item> waiting = column.waiting.get(part);
        if (waiting == null) {
            waiting = new ArrayList<>();
            column.waiting.put(part, waiting);
            add(new Item(part, 0, position), position);
        }
        waiting.add(item);
        if (column.spans.containsKey(new Span(part, position))) {
            advance(item, position, position);
        }
    }

    private void complete(Item item, int position) {
        Column column = columns.get(position);
        Node node = item.node();
        if (column.spans.putIfAbsent(new Span(node, item.origin()), found++) != null) {
            return;
        }
        column.origins.computeIfAbsent(node, any -> new ArrayList<>()).add(item.origin());
        List<Item> waiting = columns.get(item.origin()).waiting.get(node);
        if (waiting != null) {
            for (int i = 0; i < waiting.size(); i++) {
                advance(waiting.get(i), item.origin(), position);
            }
        }
    }

    private void advance(Item item, int partFrom, int position) {
        if (!(item.node() instanceof Node.Repeat repeat)) {
            add(new Item(item.node(), item.dot() + 1, item.origin()), position);
            return;
        }
        if (partFrom == position) {
            // an empty repetition is all that may be missing, and of no use if nothing is
            if (item.dot() < repeat.min) {
                add(new Item(repeat, repeat.min, item.origin()), position);
            }
        } else {
            int count = repeat.max == Expansion.UNBOUNDED ? Math.min(item.dot() + 1, repeat.min) : item.dot() + 1;
            add(new Item(repeat, count, item.origin()), position);
        }
    }

    private void add(Item item, int position) {
        if (found > GrammarLimits.STEPS) {
            throw new TooComplexException();
        }
        Column column = columns.get(position);
        if (column.items.putIfAbsent(item, found++) == null) {
            column.agenda.addLast(item);
        }
    }
}
