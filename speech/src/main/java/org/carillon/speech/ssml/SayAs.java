package org.carillon.speech.ssml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code <say-as>} makes of its text, in English: the types of the W3C note "SSML 1.0 say-as attribute values", the
 * usual {@code digits} and {@code spell-out}, and the {@code vxml:} types of VoiceXML 2.0 appendix P. Text that is not what
 * it is said to be, and unknown types, are left as they are (SSML 1.0 section 3.1.4).
 */
final class SayAs {

    private static final Map<Character, String> SYMBOLS = Map.ofEntries(
            Map.entry('.', "dot"),
            Map.entry(',', "comma"),
            Map.entry('@', "at"),
            Map.entry('-', "dash"),
            Map.entry('_', "underscore"),
            Map.entry('/', "slash"),
            Map.entry(':', "colon"),
            Map.entry('#', "hash"),
            Map.entry('*', "star"),
            Map.entry('+', "plus"),
            Map.entry('&', "and"),
            Map.entry('%', "percent"),
            Map.entry('$', "dollar"),
            Map.entry('=', "equals"),
            Map.entry('?', "question mark"),
            Map.entry('!', "exclamation mark"));

    private static final Pattern CURRENCY = Pattern.compile("([A-Z]{3})?(\\d{1,12})(?:\\.(\\d{1,2}))?");
    private static final Map<String, String> CURRENCIES =
            Map.of("USD", "dollars", "EUR", "euros", "GBP", "pounds", "JPY", "yen", "CHF", "francs");

    private SayAs() {}

    /** @param interpretAs and format as in the element; each may be null */
    static String words(String content, String interpretAs, String format) {
        String text = content.strip();
        return switch (interpretAs == null ? "" : interpretAs.strip()) {
            case "digits", "vxml:digits", "number:digits" -> characters(text);
            case "characters", "spell-out", "spell", "acronym", "letters" -> characters(text);
            case "telephone", "vxml:phone" -> telephone(text);
            case "number", "vxml:number", "cardinal", "number:cardinal" -> number(text, format);
            case "ordinal", "number:ordinal" -> ordinal(text);
            case "date" -> SpokenTime.date(text, format);
            case "vxml:date" -> SpokenTime.vxmlDate(text);
            case "vxml:time" -> SpokenTime.vxmlTime(text);
            case "vxml:boolean" -> text.equals("true") ? "yes" : text.equals("false") ? "no" : text;
            case "currency", "vxml:currency" -> currency(text);
            default -> text;
        };
    }

    /** Each character by its name, a comma after each group of them. */
    private static String characters(String text) {
        return text.codePoints()
                .mapToObj(SayAs::character)
                .collect(Collectors.joining(" "))
                .replaceAll(" ?,", ",");
    }

    private static String character(int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            return ",";
        }
        String symbol = codePoint < 128 ? SYMBOLS.get((char) codePoint) : null;
        // capital letters are read by their names, "a" as an article
        return symbol == null ? Character.toString(codePoint).toUpperCase(Locale.ROOT) : symbol;
    }

    /** Digit by digit with a pause between groups; {@code x} is an extension. */
    private static String telephone(String text) {
        return text.replaceAll("[xX]", " , extension, ")
                .replace("+", "plus ")
                .replaceAll("[-().\\s/]+", " , ")
                .replaceAll("(\\d)(?=\\d)", "$1 ")
                .replaceAll("(?:\\s*,\\s*)+", ", ")
                .replaceAll("^, ", "")
                .replaceAll("plus,? ", "plus ");
    }

    private static String number(String text, String format) {
        if ("ordinal".equals(format)) {
            return ordinal(text);
        }
        if ("digits".equals(format) || "telephone".equals(format)) {
            return "digits".equals(format) ? characters(text) : telephone(text);
        }
        return text.startsWith("-") ? "minus " + text.substring(1) : text.startsWith("+") ? text.substring(1) : text;
    }

    static String ordinal(String text) {
        if (!text.matches("\\d{1,9}")) {
            return text;
        }
        int lastTwo = Integer.parseInt(text.substring(Math.max(0, text.length() - 2)));
        boolean teen = lastTwo >= 11 && lastTwo <= 13;
        return text
                + switch (teen ? 0 : lastTwo % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    private static String currency(String text) {
        Matcher matcher = CURRENCY.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        String code = matcher.group(1);
        String unit = code == null ? "" : " " + CURRENCIES.getOrDefault(code, characters(code));
        String hundredths = matcher.group(3) == null ? "" : " and " + Integer.parseInt(pad(matcher.group(3)));
        return Long.parseLong(matcher.group(2)) + unit + hundredths;
    }

    private static String pad(String hundredths) {
        return hundredths.length() == 1 ? hundredths + "0" : hundredths;
    }
}
