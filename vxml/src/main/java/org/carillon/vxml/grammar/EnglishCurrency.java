package org.carillon.vxml.grammar;

import static org.carillon.vxml.grammar.Expansions.oneOf;
import static org.carillon.vxml.grammar.Expansions.optional;
import static org.carillon.vxml.grammar.Expansions.sequence;
import static org.carillon.vxml.grammar.Expansions.token;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The builtin type {@code currency} in English: {@code twelve dollars and fifty cents} is {@code USD12.50}. */
final class EnglishCurrency {

    private static final Map<String, String> UNITS = Map.of(
            "dollar", "USD", "dollars", "USD", "euro", "EUR", "euros", "EUR", "pound", "GBP", "pounds", "GBP", "franc",
            "CHF", "francs", "CHF");
    private static final Map<String, String> PARTS =
            Map.of("cent", "USD", "cents", "USD", "penny", "GBP", "pence", "GBP", "centime", "CHF", "centimes", "CHF");

    private EnglishCurrency() {}

    static Rule rule() {
        Expansion part = oneOf(PARTS.keySet().stream().sorted().toArray(String[]::new));
        Expansion parts = sequence(EnglishNumbers.BELOW_HUNDRED, part);
        Expansion rest = sequence(optional(token("and")), EnglishNumbers.BELOW_HUNDRED, optional(part));
        Expansion unit = oneOf(UNITS.keySet().stream().sorted().toArray(String[]::new));
        Expansion units = sequence(EnglishNumbers.CARDINAL, unit, optional(rest));
        return BuiltinGrammars.rule("currency", oneOf(units, parts), EnglishCurrency::amount);
    }

    private static String amount(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String unit = UNITS.get(words.get(i));
            if (unit != null) {
                return amount(
                        unit, EnglishNumbers.value(words.subList(0, i)), cents(words.subList(i + 1, words.size())));
            }
        }
        return amount(PARTS.get(words.get(words.size() - 1)), 0, cents(words));
    }

    private static int cents(List<String> words) {
        boolean named = !words.isEmpty() && PARTS.containsKey(words.get(words.size() - 1));
        return EnglishNumbers.value(named ? words.subList(0, words.size() - 1) : words);
    }

    private static String amount(String unit, int whole, int cents) {
        return String.format(Locale.ROOT, "%s%d.%02d", unit, whole, cents);
    }
}
