package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.repeated;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The builtin grammars for speech, in English, and the values that they give (VoiceXML 2.0 appendix P). */
final class BuiltinWords {

    private static final List<String> YES = List.of("yes", "yeah", "yep", "sure", "correct", "right", "true");
    private static final List<String> NO = List.of("no", "nope", "wrong", "false");
    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"));

    private BuiltinWords() {}

    static Rule rule(BuiltinType type, String language) throws BadGrammarException, UnsupportedGrammarException {
        return switch (type.name()) {
            case "boolean" -> yesOrNo();
            case "digits" -> digits(type);
            default -> throw new UnsupportedGrammarException(
                    "no builtin grammar " + type.name() + " in " + language, true);
        };
    }

    private static Rule yesOrNo() {
        String[] words =
                java.util.stream.Stream.concat(YES.stream(), NO.stream()).toArray(String[]::new);
        return BuiltinGrammars.rule("boolean", oneOf(words), said -> YES.contains(said.get(0)));
    }

    private static Rule digits(BuiltinType type) throws BadGrammarException {
        int[] range = type.digits();
        return BuiltinGrammars.rule(
                "digits",
                repeated(oneOf(DIGITS.keySet().toArray(String[]::new)), range[0], range[1]),
                said -> said.stream().map(DIGITS::get).collect(Collectors.joining()));
    }
}
