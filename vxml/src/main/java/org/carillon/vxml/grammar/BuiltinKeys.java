package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.optional;
import static org.carillon.vxml.grammar.Expansions.repeated;
import static org.carillon.vxml.grammar.Expansions.sequence;
import static org.carillon.vxml.grammar.Expansions.token;

/** The builtin grammars for keys, and the values that they give (VoiceXML 2.0 appendix P). */
final class BuiltinKeys {

    private static final Expansion DIGIT = oneOf("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final Expansion DIGITS = repeated(DIGIT, 1, Expansion.UNBOUNDED);
    private static final Expansion STAR = token("*");

    private BuiltinKeys() {}

    static Rule rule(BuiltinType type) throws BadGrammarException {
        return switch (type.name()) {
            case "boolean" -> yesOrNo(type);
            case "date" -> BuiltinGrammars.rule("date", date(), keys -> String.join("", keys));
            case "currency" -> BuiltinGrammars.rule("currency", amount(), keys -> amountOf(String.join("", keys)));
            case "number" -> BuiltinGrammars.rule("number", number(), keys -> numberOf(String.join("", keys)));
            case "phone" -> BuiltinGrammars.rule(
                    "phone", sequence(DIGITS, optional(sequence(STAR, DIGITS))), keys -> String.join("", keys)
                            .replace('*', 'x'));
            case "time" -> BuiltinGrammars.rule("time", time(), keys -> timeOf(String.join("", keys)));
            default -> digits(type);
        };
    }

    private static Rule digits(BuiltinType type) throws BadGrammarException {
        int[] range = type.digits();
        return BuiltinGrammars.rule("digits", repeated(DIGIT, range[0], range[1]), keys -> String.join("", keys));
    }

    private static Rule yesOrNo(BuiltinType type) throws BadGrammarException {
        String yes = type.key("y", "1");
        String no = type.key("n", "2");
        if (yes.equals(no)) {
            throw new BadGrammarException("boolean: y and n are the same key");
        }
        return BuiltinGrammars.rule(
                "boolean", oneOf(yes, no), keys -> keys.get(0).equals(yes));
    }

    /** Four digits for the year, two each for month and day. */
    private static Expansion date() {
        Expansion month = oneOf(
                sequence(token("0"), oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9")),
                sequence(token("1"), oneOf("0", "1", "2")));
        Expansion day = oneOf(
                sequence(token("0"), oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9")),
                sequence(oneOf("1", "2"), DIGIT),
                sequence(token("3"), oneOf("0", "1")));
        return sequence(repeated(DIGIT, 4, 4), month, day);
    }

    /** Two digits for the hour of 24, two for the minutes. */
    private static Expansion time() {
        Expansion hour = oneOf(sequence(oneOf("0", "1"), DIGIT), sequence(token("2"), oneOf("0", "1", "2", "3")));
        Expansion minute = sequence(oneOf("0", "1", "2", "3", "4", "5"), DIGIT);
        return sequence(hour, minute);
    }

    /** An hour that a clock of twelve hours has may be either half of the day. */
    private static String timeOf(String keys) {
        int hour = Integer.parseInt(keys.substring(0, 2));
        return keys + (hour == 0 || hour > 12 ? "h" : "?");
    }

    private static Expansion amount() {
        return oneOf(
                sequence(DIGITS, optional(sequence(STAR, repeated(DIGIT, 0, 2)))),
                sequence(STAR, repeated(DIGIT, 1, 2)));
    }

    /** Always with two decimals, and with an integer part. */
    private static String amountOf(String keys) {
        int star = keys.indexOf('*');
        String units = star < 0 ? keys : keys.substring(0, star);
        String cents = star < 0 ? "" : keys.substring(star + 1);
        return (units.isEmpty() ? "0" : units) + "." + (cents + "00").substring(0, 2);
    }

    private static Expansion number() {
        return oneOf(sequence(DIGITS, optional(sequence(STAR, optional(DIGITS)))), sequence(STAR, DIGITS));
    }

    private static String numberOf(String keys) {
        String number = keys.endsWith("*") ? keys.substring(0, keys.length() - 1) : keys.replace('*', '.');
        return number.startsWith(".") ? "0" + number : number;
    }
}
