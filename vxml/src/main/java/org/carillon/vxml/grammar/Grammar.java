package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A grammar, complete with everything it refers to. Immutable, thread-safe; shared by all sessions that use it. */
public final class Grammar {

    private static final System.Logger LOG = System.getLogger(Grammar.class.getName());

    private final GrammarDocument document;
    private final Node.Reference root;
    private final Map<Expansion.RuleReference, CompiledRule> targets;

    /** @param targets where the references of all its documents lead, by identity; not changed any more */
    Grammar(GrammarDocument document, Node.Reference root, Map<Expansion.RuleReference, CompiledRule> targets) {
        this.document = document;
        this.root = root;
        this.targets = targets;
    }

    public GrammarMode mode() {
        return document.mode();
    }

    /** BCP 47, or null for key grammars that don't say. */
    public String language() {
        return document.language();
    }

    /**
     * Matches a whole utterance. Case doesn't matter. An utterance of more than 500 tokens, or one whose matching is made to be
     * endless, is no match.
     *
     * @param tokens words, or keys each as a string of one character
     * @return the best match, or empty
     */
    public Optional<GrammarMatch> match(List<String> tokens) {
        List<String> spoken = normalized(tokens);
        try {
            Chart chart = new Chart(root, spoken);
            return chart.isMatch()
                    ? Optional.of(new GrammarMatch(this, tokens, DerivationFinder.find(chart, root, spoken.size())))
                    : Optional.empty();
        } catch (TooComplexException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", document.base(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The same for words separated by white space. */
    public Optional<GrammarMatch> match(String words) {
        String stripped = words.strip();
        return match(stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+")));
    }

    /** What keys, each a string of one character, are to this grammar. */
    KeyState stateOf(List<String> keys) {
        if (mode() != GrammarMode.DTMF) {
            return KeyState.CANNOT_MATCH;
        }
        try {
            Chart chart = new Chart(root, keys);
            return KeyState.of(chart.isMatch(), chart.couldGoOn());
        } catch (TooComplexException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", document.base(), e.getMessage());
            return KeyState.CANNOT_MATCH;
        }
    }

    private List<String> normalized(List<String> tokens) {
        List<String> spoken = new ArrayList<>();
        for (String token : tokens) {
            if (mode() == GrammarMode.DTMF) {
                spoken.add(token);
            } else {
                spoken.addAll(List.of(Compiler.normalized(token).split("\\s+")));
            }
        }
        return spoken;
    }

    /**
     * A self-contained SRGS XML document of the grammar, for recognizers: references are resolved, builtins spelled out, tags
     * left out, because {@link GrammarMatch#interpret} says what words mean.
     */
    public String toSrgsXml() {
        return new SrgsWriter(targets).write(root.target);
    }
}
