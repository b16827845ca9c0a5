package org.carillon.vxml.grammar;

import java.util.List;

/** The tokens of key grammars (SRGS 1.0 appendix E). */
final class Keys {

    private static final List<String> NAMES =
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#", "A", "B", "C", "D");

    private Keys() {}

    /** The keys of a token: {@code star} and {@code pound} are keys by name; {@code 123} means one after the other. */
    static String[] split(String token) {
        return switch (token) {
            case "star" -> new String[] {"*"};
            case "pound" -> new String[] {"#"};
            default -> token.replace(" ", "").split("");
        };
    }

    /** A token as it is told: keys, not their names. */
    static String text(String token) {
        return String.join("", split(token));
    }

    static boolean isToken(String token) {
        for (String key : split(token)) {
            if (!NAMES.contains(key)) {
                return false;
            }
        }
        return true;
    }
}
