package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Follows all references of a grammar, and turns its rules into nodes that can be matched. Used once. */
final class Compiler {

    private final Documents documents;
    private final Map<GrammarDocument, Map<String, CompiledRule>> rules = new IdentityHashMap<>();
    private final List<CompiledRule> todo = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Expansion.RuleReference, CompiledRule> targets = new IdentityHashMap<>();

    Compiler(Documents documents) {
        this.documents = documents;
    }

    /** The grammar that begins with that rule. */
    Grammar compile(GrammarDocument document, String ruleName) throws BadGrammarException, UnsupportedGrammarException {
        Node.Reference root = new Node.Reference("$" + ruleName, rule(document, ruleName));
        nodes.add(root);
        while (!todo.isEmpty()) {
            CompiledRule rule = todo.remove(todo.size() - 1);
            rule.complete(node(rule.rule().expansion(), rule.document()));
        }
        new NodeProperties(nodes).settle();
        return new Grammar(document, root, targets);
    }

    private CompiledRule rule(GrammarDocument document, String name) throws BadGrammarException {
        Rule rule = document.rules().get(name);
        if (rule == null) {
            throw new BadGrammarException("no rule " + name);
        }
        Map<String, CompiledRule> known = rules.computeIfAbsent(document, any -> new HashMap<>());
        CompiledRule compiled = known.get(name);
        if (compiled == null) {
            compiled = new CompiledRule(rule, document);
            known.put(name, compiled);
            todo.add(compiled);
        }
        return compiled;
    }

    private Node node(Expansion expansion, GrammarDocument document)
            throws BadGrammarException, UnsupportedGrammarException {
        Node node = newNode(expansion, document);
        nodes.add(node);
        if (nodes.size() > GrammarLimits.NODES) {
            throw new BadGrammarException("grammar is too large");
        }
        return node;
    }

    private Node newNode(Expansion expansion, GrammarDocument document)
            throws BadGrammarException, UnsupportedGrammarException {
        if (expansion instanceof Expansion.Token token) {
            return words(token, document.mode());
        }
        if (expansion instanceof Expansion.Sequence sequence) {
            return new Node.Sequence(nodes(sequence.parts(), document));
        }
        if (expansion instanceof Expansion.Alternatives alternatives) {
            return alternatives(alternatives, document);
        }
        if (expansion instanceof Expansion.Repeat repeat) {
            return new Node.Repeat(node(repeat.body(), document), repeat.min(), repeat.max());
        }
        if (expansion instanceof Expansion.Tag tag) {
            return new Node.Tag(tag.content());
        }
        if (expansion instanceof Expansion.Attached attached) {
            return newNode(attached.expansion(), document);
        }
        if (expansion instanceof Expansion.RuleReference reference) {
            return reference(reference, document);
        }
        return switch ((Expansion.Special) expansion) {
            case NULL -> new Node.Sequence(new Node[0]);
            case VOID -> new Node.Void();
            case GARBAGE -> new Node.Garbage();
        };
    }

    private Node[] nodes(List<Expansion> expansions, GrammarDocument document)
            throws BadGrammarException, UnsupportedGrammarException {
        Node[] parts = new Node[expansions.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = node(expansions.get(i), document);
        }
        return parts;
    }

    private Node alternatives(Expansion.Alternatives alternatives, GrammarDocument document)
            throws BadGrammarException, UnsupportedGrammarException {
        List<Expansion> expansions = alternatives.choices().stream()
                .map(Expansion.Alternative::expansion)
                .toList();
        double[] weights = alternatives.choices().stream()
                .mapToDouble(Expansion.Alternative::weight)
                .toArray();
        return new Node.Alternatives(nodes(expansions, document), weights);
    }

    private static Node words(Expansion.Token token, GrammarMode mode) {
        return mode == GrammarMode.DTMF
                ? new Node.Words(Keys.text(token.text()), Keys.split(token.text()))
                : new Node.Words(token.text(), normalized(token.text()).split(" "));
    }

    /** How words are compared: recognizers and people write them in either case. */
    static String normalized(String words) {
        return words.toLowerCase(Locale.ROOT);
    }

    private Node reference(Expansion.RuleReference reference, GrammarDocument document)
            throws BadGrammarException, UnsupportedGrammarException {
        if (reference.uri() == null) {
            return reference("$" + reference.rule(), reference, rule(document, reference.rule()));
        }
        Documents.Target target = documents.follow(reference, document);
        return reference("$<" + reference.uri() + ">", reference, rule(target.document(), target.rule()));
    }

    private Node reference(String text, Expansion.RuleReference reference, CompiledRule target) {
        targets.put(reference, target);
        return new Node.Reference(text, target);
    }
}
