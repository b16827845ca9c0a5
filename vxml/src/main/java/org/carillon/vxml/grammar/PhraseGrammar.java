package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Grammars that {@code <choice>} and {@code <option>} make of their text (VoiceXML 2.0 sections 2.2.5 and 2.3.1.3). */
final class PhraseGrammar {

    private static final String ROOT = "phrase";

    private PhraseGrammar() {}

    static GrammarDocument document(GrammarMode mode, String phrase, boolean approximate, String language)
            throws BadGrammarException {
        List<String> words = words(mode, phrase);
        Expansion expansion = approximate && mode == GrammarMode.VOICE ? partsOf(words) : all(words);
        return new GrammarDocument(
                false, null, mode, language, ROOT, null, List.of(), Map.of(ROOT, new Rule(ROOT, true, expansion)));
    }

    private static List<String> words(GrammarMode mode, String phrase) throws BadGrammarException {
        String text = phrase.strip();
        List<String> words = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            String bare = mode == GrammarMode.DTMF ? word : word.replaceAll("^\\p{Punct}+|\\p{Punct}+$", "");
            if (!bare.isEmpty()) {
                words.add(bare);
            }
        }
        if (words.isEmpty()) {
            throw new BadGrammarException("an empty phrase");
        }
        if (mode == GrammarMode.DTMF && !words.stream().allMatch(Keys::isToken)) {
            throw new BadGrammarException("not keys: " + text);
        }
        return words;
    }

    private static Expansion all(List<String> words) {
        return new Expansion.Sequence(words.stream().map(PhraseGrammar::token).toList());
    }

    /** Some of the words, in their order: for each word as the first, the others are optional. */
    private static Expansion partsOf(List<String> words) {
        List<Expansion.Alternative> choices = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            List<Expansion> parts = new ArrayList<>();
            parts.add(token(words.get(first)));
            words.subList(first + 1, words.size())
                    .forEach(word -> parts.add(new Expansion.Repeat(token(word), 0, 1, -1)));
            choices.add(new Expansion.Alternative(1, new Expansion.Sequence(parts)));
        }
        return new Expansion.Alternatives(choices);
    }

    private static Expansion token(String word) {
        return new Expansion.Token(word, null);
    }
}
