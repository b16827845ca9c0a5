package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A reference to a builtin grammar.
 *
 * @param name {@code boolean}, {@code digits} ...
 * @param parameters such as {@code minlength}
 */
record BuiltinType(GrammarMode mode, String name, Map<String, String> parameters) {

    private static final Map<String, Set<String>> TYPES = Map.of(
            "boolean", Set.of("y", "n"),
            "date", Set.of(),
            "digits", Set.of("minlength", "maxlength", "length"),
            "currency", Set.of(),
            "number", Set.of(),
            "phone", Set.of(),
            "time", Set.of());

    /** {@code builtin:dtmf/digits?minlength=3;maxlength=5}; {@code builtin:digits} takes the mode of who refers to it. */
    static BuiltinType parse(URI uri, GrammarMode mode) throws BadGrammarException, UnsupportedGrammarException {
        String text = uri.getSchemeSpecificPart();
        int question = text.indexOf('?');
        String path = question < 0 ? text : text.substring(0, question);
        GrammarMode asked = mode == null ? GrammarMode.VOICE : mode;
        String name = path;
        if (path.startsWith("dtmf/")) {
            asked = GrammarMode.DTMF;
            name = path.substring("dtmf/".length());
        } else if (path.startsWith("grammar/")) {
            asked = GrammarMode.VOICE;
            name = path.substring("grammar/".length());
        }
        if (!TYPES.containsKey(name)) {
            throw new UnsupportedGrammarException("no builtin grammar " + name, true);
        }
        return new BuiltinType(asked, name, parameters(name, question < 0 ? "" : text.substring(question + 1)));
    }

    private static Map<String, String> parameters(String type, String query) throws BadGrammarException {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("[;&]")) {
            if (parameter.isBlank()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name =
                    equals < 0 ? parameter : parameter.substring(0, equals).strip();
            if (equals < 0 || !TYPES.get(type).contains(name)) {
                throw new BadGrammarException("builtin grammar " + type + " has no parameter " + parameter);
            }
            parameters.put(name, parameter.substring(equals + 1).strip());
        }
        return parameters;
    }

    /** A parameter that is a length, or the default. */
    int length(String parameter, int otherwise) throws BadGrammarException {
        String value = parameters.get(parameter);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,4}") || Integer.parseInt(value) > GrammarLimits.TOKENS) {
            throw new BadGrammarException("not a length: " + parameter + "=" + value);
        }
        return Integer.parseInt(value);
    }

    /** How many digits are wanted at least and at most (VoiceXML 2.0 appendix P, digits). */
    int[] digits() throws BadGrammarException {
        int length = length("length", -1);
        if (length >= 0 && parameters.size() > 1) {
            throw new BadGrammarException("digits: length goes with neither minlength nor maxlength");
        }
        int min = length >= 0 ? length : length("minlength", 1);
        int max = length >= 0 ? length : length("maxlength", Expansion.UNBOUNDED);
        if (max < min || max == 0) {
            throw new BadGrammarException("digits: no number of digits fits " + parameters);
        }
        return new int[] {min, max};
    }

    /** A key parameter of boolean. */
    String key(String parameter, String otherwise) throws BadGrammarException {
        String value = parameters.getOrDefault(parameter, otherwise);
        if (!Keys.isToken(value) || Keys.split(value).length != 1) {
            throw new BadGrammarException("not a key: " + parameter + "=" + value);
        }
        return value;
    }
}
