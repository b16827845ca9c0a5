package org.carillon.vxml.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses one way in which a chart's utterance is matched: the choice with the highest weight, the first among equals, and earlier
 * parts as long as possible. Where such a choice leads round in a circle, it takes the ways in the order in which the chart found
 * them, which has no circles. Used once.
 */
final class DerivationFinder {

    /** Rules and groups within each other; bounds the Java stack. */
    private static final int MAX_DEPTH = 800;

    private record Key(Node node, int from, int to) {}

    private final Chart chart;
    private final boolean inOrderOfDiscovery;
    private final Map<Key, List<Derived>> found = new HashMap<>();
    private final Set<Key> searching = new HashSet<>();

    private DerivationFinder(Chart chart, boolean inOrderOfDiscovery) {
        this.chart = chart;
        this.inOrderOfDiscovery = inOrderOfDiscovery;
    }

    /** What a rule was matched by. The chart must match. */
    static Derived.MatchedRule find(Chart chart, Node.Reference root, int to) {
        List<Derived> parts = new DerivationFinder(chart, false).find(root, 0, to);
        if (parts == null) {
            parts = new DerivationFinder(chart, true).find(root, 0, to);
        }
        return (Derived.MatchedRule) parts.get(0);
    }

    /** The parts of a match, or null if it is possible only by way of itself. */
    private List<Derived> find(Node node, int from, int to) {
        Key key = new Key(node, from, to);
        List<Derived> known = found.get(key);
        if (known != null) {
            return known;
        }
        if (searching.size() == MAX_DEPTH) {
            throw new TooComplexException();
        }
        if (!searching.add(key)) {
            return null;
        }
        List<Derived> parts = search(node, from, to);
        searching.remove(key);
        if (parts != null) {
            found.put(key, parts);
        }
        return parts;
    }

    private List<Derived> search(Node node, int from, int to) {
        if (node instanceof Node.Words words) {
            return List.of(new Derived.MatchedToken(words.text));
        }
        if (node instanceof Node.Tag tag) {
            return List.of(new Derived.MatchedTag(tag.content));
        }
        if (node instanceof Node.Reference reference) {
            List<Derived> parts = find(reference.target.expansion(), from, to);
            return parts == null
                    ? null
                    : List.of(new Derived.MatchedRule(reference.text, reference.target, parts, from, to));
        }
        if (node instanceof Node.Alternatives alternatives) {
            return choice(alternatives, from, to);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence, from, to);
        }
        if (node instanceof Node.Repeat repeat) {
            return repetitions(repeat, from, to);
        }
        return List.of(); // garbage
    }

    private List<Derived> choice(Node.Alternatives alternatives, int from, int to) {
        int limit = chart.rank(alternatives, 1, from, to);
        List<Integer> possible = chart.choices(alternatives, from, to)
                .filter(i -> isBefore(chart.rank(alternatives.choices[i], from, to), limit))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -alternatives.weights[i]))
                .toList();
        for (int i : possible) {
            List<Derived> parts = find(alternatives.choices[i], from, to);
            if (parts != null) {
                return parts;
            }
        }
        return null;
    }

    private List<Derived> sequence(Node.Sequence sequence, int from, int to) {
        Deque<List<Derived>> parts = new ArrayDeque<>();
        int end = to;
        for (int dot = sequence.parts.length; dot > 0; dot--) {
            Node part = sequence.parts[dot - 1];
            int begin = partBegin(sequence, dot, dot - 1, part, from, end, parts, from, end);
            if (begin < 0) {
                return null;
            }
            end = begin;
        }
        return joined(parts);
    }

    private List<Derived> repetitions(Node.Repeat repeat, int from, int to) {
        Deque<List<Derived>> parts = new ArrayDeque<>();
        int end = to;
        int count = lastCount(repeat, from, to);
        while (count > 0 || end > from) {
            int[] before = before(repeat, count, from, end, parts);
            if (before == null) {
                return null;
            }
            count = before[0];
            end = before[1];
        }
        return joined(parts);
    }

    /** How many repetitions there were before the last one, and where they ended; the last one is put into {@code parts}. */
    private int[] before(Node.Repeat repeat, int count, int from, int end, Deque<List<Derived>> parts) {
        boolean uncounted = repeat.max == Expansion.UNBOUNDED && count == repeat.min;
        for (int dot = uncounted ? count : count - 1; dot >= Math.max(0, count - 1); dot--) {
            int begin = partBegin(repeat, count, dot, repeat.body, from, end, parts, from, end - 1);
            if (begin >= 0) {
                return new int[] {dot, begin};
            }
        }
        for (int dot = count == repeat.min ? count - 1 : -1; dot >= 0; dot--) {
            if (partBegin(repeat, count, dot, repeat.body, from, end, parts, end, end) == end) {
                return new int[] {dot, end};
            }
        }
        return null;
    }

    private int lastCount(Node.Repeat repeat, int from, int to) {
        int limit = chart.rank(repeat, from, to);
        int last = repeat.max == Expansion.UNBOUNDED ? repeat.min : Math.min(repeat.max, repeat.min + to - from);
        for (int count = last; count > repeat.min; count--) {
            if (isBefore(chart.rank(repeat, count, from, to), limit)) {
                return count;
            }
        }
        return repeat.min;
    }

    /** Finds where the last part begins, between the earliest and the latest place, puts what it is into {@code parts}, in front; or answers -1. */
    private int partBegin(
            Node whole,
            int dot,
            int dotBefore,
            Node part,
            int from,
            int end,
            Deque<List<Derived>> parts,
            int earliest,
            int latest) {
        int limit = chart.rank(whole, dot, from, end);
        for (int begin : chart.originsLatestFirst(part, end)) {
            if (begin >= earliest
                    && begin <= latest
                    && isBefore(chart.rank(part, begin, end), limit)
                    && isBefore(chart.rank(whole, dotBefore, from, begin), limit)) {
                List<Derived> match = find(part, begin, end);
                if (match != null) {
                    parts.addFirst(match);
                    return begin;
                }
            }
        }
        return -1;
    }

    private boolean isBefore(int rank, int limit) {
        return inOrderOfDiscovery ? rank < limit : rank < Chart.NEVER;
    }

    private static List<Derived> joined(Collection<List<Derived>> parts) {
        List<Derived> all = new ArrayList<>();
        parts.forEach(all::addAll);
        return all;
    }
}
