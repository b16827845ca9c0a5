package org.carillon.vxml.grammar;

import java.util.List;
import java.util.Optional;

/** A grammar, complete with everything it refers to. Immutable, thread-safe; shared by all sessions that use it. */
public final class Grammar {

    private final GrammarMode mode;
    private final String language;

    Grammar(GrammarMode mode, String language) {
        this.mode = mode;
        this.language = language;
    }

    public GrammarMode mode() {
        return mode;
    }

    /** BCP 47, or null for key grammars. */
    public String language() {
        return language;
    }

    /**
     * Matches a whole utterance.
     *
     * @param tokens words, or keys each as a string of one character
     * @return the best match, or empty
     */
    public Optional<GrammarMatch> match(List<String> tokens) {
        return Optional.empty();
    }

    /** The same for words separated by white space. */
    public Optional<GrammarMatch> match(String words) {
        return match(List.of(words.strip().split("\\s+")));
    }

    /** A self-contained SRGS XML document of the grammar: references are resolved, builtins spelled out. For recognizers. */
    public String toSrgsXml() {
        return "";
    }
}
