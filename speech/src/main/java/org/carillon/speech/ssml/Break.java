package org.carillon.speech.ssml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.speech.SpeechException;

/** The length of a {@code <break>}: SSML 1.0 section 3.2.3. */
final class Break {

    private static final Pattern TIME = Pattern.compile("\\+?(\\d{0,9}(?:\\.\\d{1,9})?)(ms|s)");
    private static final long MAX_MILLIS = 60_000;
    private static final long MEDIUM_MILLIS = 400;

    private Break() {}

    /** @return milliseconds, at most a minute; a time wins over a strength, and with neither the break is medium */
    static long millis(String time, String strength) throws SpeechException {
        if (time != null) {
            return time(time.strip());
        }
        return switch (strength == null ? "medium" : strength.strip()) {
            case "none" -> 0;
            case "x-weak" -> 100;
            case "weak" -> 200;
            case "strong" -> 700;
            case "x-strong" -> 1_200;
            default -> MEDIUM_MILLIS;
        };
    }

    private static long time(String text) throws SpeechException {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || matcher.group(1).isEmpty()) {
            throw new SpeechException("Not a time for a <break>: " + text.substring(0, Math.min(40, text.length())));
        }
        double number = Double.parseDouble(matcher.group(1));
        return Math.min(MAX_MILLIS, Math.round(matcher.group(2).equals("s") ? number * 1000 : number));
    }
}
