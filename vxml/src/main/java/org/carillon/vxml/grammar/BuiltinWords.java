package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The builtin grammars for speech, in English, and the values that they give (VoiceXML 2.0 appendix P). */
final class BuiltinWords {

    private static final List<String> YES = List.of("yes", "yeah", "yep", "sure", "correct", "right", "true");
    private static final List<String> NO = List.of("no", "nope", "wrong", "false");

    private BuiltinWords() {}

    static Rule rule(BuiltinType type, String language) throws BadGrammarException, UnsupportedGrammarException {
        if (language != null && !language.toLowerCase(Locale.ROOT).matches("en(-.*)?")) {
            throw new UnsupportedGrammarException("no builtin grammar " + type.name() + " in " + language, true);
        }
        return switch (type.name()) {
            case "boolean" -> yesOrNo();
            case "date" -> EnglishDates.rule();
            case "currency" -> EnglishCurrency.rule();
            case "number" -> EnglishNumbers.number();
            case "phone" -> EnglishNumbers.phone();
            case "time" -> EnglishTimes.rule();
            default -> EnglishNumbers.digits(type);
        };
    }

    private static Rule yesOrNo() {
        String[] words = Stream.concat(YES.stream(), NO.stream()).toArray(String[]::new);
        return BuiltinGrammars.rule("boolean", oneOf(words), said -> YES.contains(said.get(0)));
    }
}
