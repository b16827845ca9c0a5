package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.optional;
import static org.carillon.vxml.grammar.Expansions.sequence;
import static org.carillon.vxml.grammar.Expansions.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The builtin type {@code date} in English: {@code july fourth twenty twenty six} is {@code 20260704}. */
final class EnglishDates {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty first",
            "twenty second",
            "twenty third",
            "twenty fourth",
            "twenty fifth",
            "twenty sixth",
            "twenty seventh",
            "twenty eighth",
            "twenty ninth",
            "thirtieth",
            "thirty first");

    private EnglishDates() {}

    static Rule rule() {
        Expansion month = oneOf(MONTHS.toArray(String[]::new));
        Expansion day = oneOf(ORDINALS.stream().map(EnglishDates::words).toArray(Expansion[]::new));
        Expansion the = optional(token("the"));
        Expansion date = oneOf(
                sequence(month, the, day, optional(year())),
                sequence(the, day, optional(token("of")), month, optional(year())));
        return BuiltinGrammars.rule("date", date, EnglishDates::dateOf);
    }

    private static Expansion words(String words) {
        List<Expansion> tokens = new ArrayList<>();
        for (String word : words.split(" ")) {
            tokens.add(token(word));
        }
        return new Expansion.Sequence(tokens);
    }

    /** {@code two thousand [and] five}, {@code nineteen ninety nine}, {@code twenty oh five}. */
    private static Expansion year() {
        Expansion rest =
                oneOf(EnglishNumbers.BELOW_HUNDRED, sequence(token("oh"), EnglishNumbers.DIGIT), token("hundred"));
        return oneOf(
                sequence(
                        token("two"),
                        token("thousand"),
                        optional(sequence(optional(token("and")), EnglishNumbers.BELOW_HUNDRED))),
                sequence(oneOf("eighteen", "nineteen", "twenty"), rest));
    }

    private static String dateOf(List<String> words) {
        int month = 0;
        int day = 0;
        int at = 0;
        for (; at < words.size() && (month == 0 || day == 0); at++) {
            int dayWords = dayWords(words, at);
            if (MONTHS.contains(words.get(at))) {
                month = MONTHS.indexOf(words.get(at)) + 1;
            } else if (dayWords > 0) {
                day = ORDINALS.indexOf(String.join(" ", words.subList(at, at + dayWords))) + 1;
                at += dayWords - 1;
            }
        }
        return yearOf(words.subList(at, words.size())) + String.format(Locale.ROOT, "%02d%02d", month, day);
    }

    private static int dayWords(List<String> words, int at) {
        boolean two = at + 1 < words.size() && ORDINALS.contains(words.get(at) + " " + words.get(at + 1));
        return two ? 2 : ORDINALS.contains(words.get(at)) ? 1 : 0;
    }

    private static String yearOf(List<String> words) {
        if (words.isEmpty()) {
            return "????";
        }
        boolean thousands = words.contains("thousand") || words.contains("hundred");
        int year = thousands
                ? EnglishNumbers.value(words)
                : EnglishNumbers.value(words.subList(0, 1)) * 100
                        + EnglishNumbers.value(words.subList(1, words.size()));
        return String.format(Locale.ROOT, "%04d", year);
    }
}
