package org.carillon.vxml.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repeat counts, probabilities and weights (SRGS 1.0 sections 2.4.1, 2.5). */
final class Repeats {

    private static final Pattern REPEAT = Pattern.compile("(\\d{1,9})(?:(-)(\\d{1,9})?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15}");

    private Repeats() {}

    /** {@code n}, {@code m-n} or {@code m-} times. */
    static Expansion parse(Expansion body, String repeat, String probability, int line) throws BadGrammarException {
        Matcher counts = REPEAT.matcher(repeat.strip());
        if (!counts.matches()) {
            throw bad(line, "not a repeat count: " + repeat);
        }
        int min = Integer.parseInt(counts.group(1));
        int max = min;
        if (counts.group(2) != null) {
            max = counts.group(3) == null ? Expansion.UNBOUNDED : Integer.parseInt(counts.group(3));
        }
        if (max < min) {
            throw bad(line, "not a repeat count: " + repeat);
        }
        if (min > GrammarLimits.REPETITIONS) {
            throw bad(line, "more repetitions than " + GrammarLimits.REPETITIONS);
        }
        return new Expansion.Repeat(body, min, max, probability(probability, line));
    }

    private static double probability(String probability, int line) throws BadGrammarException {
        if (probability == null) {
            return -1;
        }
        double value = number(probability, "repeat probability", line);
        if (value > 1) {
            throw bad(line, "not a repeat probability: " + probability);
        }
        return value;
    }

    /** A weight, 1 if none is given. */
    static double weight(String weight, int line) throws BadGrammarException {
        return weight == null ? 1 : number(weight, "weight", line);
    }

    private static double number(String text, String what, int line) throws BadGrammarException {
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw bad(line, "not a " + what + ": " + text);
        }
        return Double.parseDouble(text.strip());
    }

    private static BadGrammarException bad(int line, String complaint) {
        return new BadGrammarException("line " + line + ": " + complaint);
    }
}
