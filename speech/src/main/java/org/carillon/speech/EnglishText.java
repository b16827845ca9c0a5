package org.carillon.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.speech.ssml.SpokenPart;

/** Brings text into the characters that an English voice knows. */
final class EnglishText {

    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");

    /** Nobody says longer words, and the engine's cost grows faster than their length. */
    private static final Pattern ENDLESS_WORD = Pattern.compile("(\\S{60})(?=\\S)");

    private EnglishText() {}

    /** Accents go, typographic punctuation becomes plain, common symbols become words. */
    static String pronounceable(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        plain = COMBINING_MARKS.matcher(plain).replaceAll("");
        plain = plain.replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c\u201d\u00ab\u00bb]", "\"")
                .replaceAll("[\u2013\u2014]", ", ")
                .replace("\u00df", "ss")
                .replace("\u20ac", " euros ")
                .replace("\u00a3", " pounds ")
                .replace("&", " and ")
                .replace("@", " at ")
                .replace("%", " percent ")
                .replace("+", " plus ");
        return ENDLESS_WORD.matcher(plain).replaceAll("$1 ");
    }

    /** Whether there are letters, and the voice could read none of them. */
    static boolean isForeign(List<SpokenPart> parts) {
        String text = parts.stream()
                .filter(SpokenPart.Words.class::isInstance)
                .map(part -> pronounceable(((SpokenPart.Words) part).text()))
                .collect(Collectors.joining());
        return text.codePoints().anyMatch(Character::isLetterOrDigit) && !isSpoken(text);
    }

    /** Whether there is a letter or digit that the voice can read. */
    static boolean isSpoken(String text) {
        return text.chars().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }
}
