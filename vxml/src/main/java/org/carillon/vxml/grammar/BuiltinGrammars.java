package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The builtin grammars (VoiceXML 2.0 appendix P): {@code builtin:dtmf/TYPE} and {@code builtin:grammar/TYPE}. */
final class BuiltinGrammars {

    private BuiltinGrammars() {}

    /**
     * The document of a builtin grammar.
     *
     * @param mode of the referring grammar, or null
     * @throws BadGrammarException if its parameters are wrong
     * @throws UnsupportedGrammarException if there is no such builtin
     */
    static GrammarDocument document(URI uri, GrammarMode mode, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        BuiltinType type = BuiltinType.parse(uri, mode);
        Rule rule =
                switch (type.mode()) {
                    case DTMF -> BuiltinKeys.rule(type);
                    case VOICE -> BuiltinWords.rule(type, language);
                };
        return document(type.mode(), language, rule);
    }

    private static GrammarDocument document(GrammarMode mode, String language, Rule rule) {
        return new GrammarDocument(
                false, null, mode, language, rule.name(), "semantics/1.0", List.of(), Map.of(rule.name(), rule));
    }

    static Rule rule(String name, Expansion expansion, Function<List<String>, Object> meaning) {
        return new Rule(name, true, expansion, meaning);
    }
}
