package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.optional;
import static org.carillon.vxml.grammar.Expansions.sequence;
import static org.carillon.vxml.grammar.Expansions.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The builtin type {@code time} in English: {@code half past five p m} is {@code 0530p}. */
final class EnglishTimes {

    private static final Set<String> MORNING = Set.of("a.m.", "am", "morning");
    private static final Set<String> AFTERNOON = Set.of("p.m.", "pm", "afternoon", "evening");

    private EnglishTimes() {}

    static Rule rule() {
        Expansion hour = EnglishNumbers.BELOW_HUNDRED;
        Expansion half = oneOf(
                oneOf("a.m.", "am", "p.m.", "pm"),
                sequence(oneOf("a", "p"), token("m")),
                sequence(token("in"), token("the"), oneOf("morning", "afternoon", "evening")));
        Expansion minutes = oneOf(EnglishNumbers.BELOW_HUNDRED, sequence(token("oh"), EnglishNumbers.DIGIT));
        Expansion offset = oneOf(
                sequence(token("half"), token("past")),
                sequence(optional(token("a")), token("quarter"), oneOf("past", "to")),
                sequence(EnglishNumbers.BELOW_HUNDRED, optional(token("minutes")), oneOf("past", "to")));
        Expansion time = oneOf(
                oneOf("noon", "midnight"),
                sequence(hour, token("hundred"), optional(token("hours"))),
                sequence(
                        oneOf(sequence(offset, hour), sequence(hour, optional(oneOf(token("o'clock"), minutes)))),
                        optional(half)));
        return BuiltinGrammars.rule("time", time, EnglishTimes::timeOf);
    }

    private static String timeOf(List<String> words) {
        if (words.get(0).equals("noon") || words.get(0).equals("midnight")) {
            return words.get(0).equals("noon") ? "1200p" : "1200a";
        }
        String half = half(words);
        int minutes = words.contains("past") || words.contains("to") ? offset(words) : plain(words);
        int day = 24 * 60;
        int ofDay = Math.floorMod(minutes, day);
        boolean twelve = ofDay >= 60 && ofDay < 13 * 60 && !words.contains("hundred");
        return String.format(Locale.ROOT, "%02d%02d%s", ofDay / 60, ofDay % 60, twelve ? half : "h");
    }

    private static String half(List<String> words) {
        String last = words.get(words.size() - 1);
        String before = words.size() < 2 ? "" : words.get(words.size() - 2);
        if (MORNING.contains(last) || last.equals("m") && before.equals("a")) {
            return "a";
        }
        return AFTERNOON.contains(last) || last.equals("m") && before.equals("p") ? "p" : "?";
    }

    /** {@code ten past five}; to one o'clock it is past twelve. */
    private static int offset(List<String> words) {
        int at = Math.max(words.indexOf("past"), words.indexOf("to"));
        List<String> before = words.subList(0, at);
        int minutes = before.contains("half") ? 30 : before.contains("quarter") ? 15 : sum(before);
        int hour = sum(words.subList(at + 1, words.size()));
        if (words.get(at).equals("past")) {
            return hour * 60 + minutes;
        }
        return (hour == 1 ? 13 : hour) * 60 - minutes;
    }

    /** {@code five}, {@code five thirty}, {@code five oh five}, {@code seventeen hundred}: hours come first, then minutes. */
    private static int plain(List<String> words) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            if (!EnglishNumbers.isNumber(word) || word.equals("a")) {
                continue;
            }
            int value = EnglishNumbers.value(List.of(word));
            int last = numbers.size() - 1;
            boolean joins = last >= 0 && value < 10 && (numbers.get(last) % 10 == 0 && numbers.get(last) >= 20);
            if (joins && !word.equals("oh")) {
                numbers.set(last, numbers.get(last) + value);
            } else if (!word.equals("oh")) {
                numbers.add(value);
            }
        }
        return numbers.get(0) * 60 + (numbers.size() > 1 ? numbers.get(1) : 0);
    }

    private static int sum(List<String> words) {
        return words.stream()
                .filter(word -> EnglishNumbers.isNumber(word) && !word.equals("a"))
                .mapToInt(word -> EnglishNumbers.value(List.of(word)))
                .sum();
    }
}
