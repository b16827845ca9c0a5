package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.optional;
import static org.carillon.vxml.grammar.Expansions.repeated;
import static org.carillon.vxml.grammar.Expansions.sequence;
import static org.carillon.vxml.grammar.Expansions.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as they are said in English: what can be said, and what it comes to. */
final class EnglishNumbers {

    private static final String[] ONES = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String[] TEENS = {
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
    };
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

    private static final Map<String, Integer> VALUES = values();

    /** A digit alone. */
    static final Expansion DIGIT = oneOf(oneOf(ONES), oneOf("zero", "oh"));

    /** 1 to 99. */
    static final Expansion BELOW_HUNDRED =
            oneOf(oneOf(ONES), oneOf(TEENS), sequence(oneOf(TENS), optional(oneOf(ONES))));

    private static final Expansion AND = optional(token("and"));

    private static final Expansion BELOW_THOUSAND = oneOf(
            BELOW_HUNDRED,
            sequence(oneOf(oneOf(ONES), token("a")), token("hundred"), optional(sequence(AND, BELOW_HUNDRED))));

    private static final Expansion BELOW_MILLION = oneOf(
            BELOW_THOUSAND,
            sequence(oneOf(BELOW_THOUSAND, token("a")), token("thousand"), optional(sequence(AND, BELOW_THOUSAND))));

    /** 0 to 999,999,999. */
    static final Expansion CARDINAL = oneOf(
            token("zero"),
            BELOW_MILLION,
            sequence(oneOf(BELOW_THOUSAND, token("a")), token("million"), optional(sequence(AND, BELOW_MILLION))));

    private EnglishNumbers() {}

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>(Map.of("zero", 0, "oh", 0, "a", 1));
        for (int i = 0; i < ONES.length; i++) {
            values.put(ONES[i], i + 1);
        }
        for (int i = 0; i < TEENS.length; i++) {
            values.put(TEENS[i], i + 10);
        }
        for (int i = 0; i < TENS.length; i++) {
            values.put(TENS[i], (i + 2) * 10);
        }
        return values;
    }

    /** Whether a word is one of 0 to 99. */
    static boolean isNumber(String word) {
        return VALUES.containsKey(word);
    }

    /** What a cardinal comes to. */
    static int value(List<String> words) {
        int millions = 0;
        int group = 0;
        for (String word : words) {
            switch (word) {
                case "and" -> {}
                case "hundred" -> group *= 100;
                case "thousand", "million" -> {
                    millions += group * (word.equals("thousand") ? 1_000 : 1_000_000);
                    group = 0;
                }
                default -> group += VALUES.get(word);
            }
        }
        return millions + group;
    }

    /** Digits said one by one. */
    static String digits(List<String> words) {
        return words.stream().map(word -> VALUES.get(word).toString()).collect(Collectors.joining());
    }

    /** The builtin type {@code digits}. */
    static Rule digits(BuiltinType type) throws BadGrammarException {
        int[] range = type.digits();
        return BuiltinGrammars.rule("digits", repeated(DIGIT, range[0], range[1]), EnglishNumbers::digits);
    }

    /** The builtin type {@code number}. */
    static Rule number() {
        Expansion fraction = sequence(token("point"), repeated(DIGIT, 1, Expansion.UNBOUNDED));
        Expansion whole = oneOf(CARDINAL, repeated(DIGIT, 2, Expansion.UNBOUNDED));
        Expansion number = sequence(
                optional(oneOf("minus", "negative", "plus")), oneOf(sequence(whole, optional(fraction)), fraction));
        return BuiltinGrammars.rule("number", number, EnglishNumbers::numberOf);
    }

    private static String numberOf(List<String> words) {
        String first = words.get(0);
        boolean signed = first.equals("minus") || first.equals("negative") || first.equals("plus");
        String sign = signed ? first.equals("plus") ? "+" : "-" : "";
        List<String> unsigned = signed ? words.subList(1, words.size()) : words;
        int point = unsigned.indexOf("point");
        List<String> whole = point < 0 ? unsigned : unsigned.subList(0, point);
        String fraction = point < 0 ? "" : "." + digits(unsigned.subList(point + 1, unsigned.size()));
        return sign + wholeOf(whole) + fraction;
    }

    /** Two numbers below ten in a row can only be digits. */
    private static String wholeOf(List<String> words) {
        boolean digits = words.size() > 1 && words.stream().allMatch(word -> VALUES.getOrDefault(word, 10) < 10);
        return digits ? digits(words) : Integer.toString(value(words));
    }

    /** The builtin type {@code phone}. */
    static Rule phone() {
        Expansion digits = repeated(DIGIT, 1, Expansion.UNBOUNDED);
        return BuiltinGrammars.rule(
                "phone", sequence(digits, optional(sequence(token("extension"), digits))), words -> {
                    int extension = words.indexOf("extension");
                    return extension < 0
                            ? digits(words)
                            : digits(words.subList(0, extension)) + "x"
                                    + digits(words.subList(extension + 1, words.size()));
                });
    }
}
