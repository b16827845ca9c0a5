package org.carillon.speech.ssml;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How words are said: SSML 1.0 section 3.2.4. Values that can't be read leave the enclosing value in force, as the
 * specification wants; every value is kept within what stays intelligible.
 *
 * @param rate multiple of the voice's own speed, 0.33 to 3
 * @param pitch multiple of the voice's own pitch, 0.5 to 2
 * @param volume amplitude, 0 (silent) to 100 (the default)
 */
public record Prosody(double rate, double pitch, double volume) {

    /** Nothing is changed. */
    public static final Prosody DEFAULT = new Prosody(1, 1, 100);

    /** What "Hz" values are related to: the pitch of the ordinary male voice of the default engine. */
    private static final double REFERENCE_HZ = 100;

    private static final Map<String, Double> RATES =
            Map.of("x-slow", 0.5, "slow", 0.75, "medium", 1.0, "default", 1.0, "fast", 1.35, "x-fast", 1.8);
    private static final Map<String, Double> PITCHES =
            Map.of("x-low", 0.7, "low", 0.85, "medium", 1.0, "default", 1.0, "high", 1.2, "x-high", 1.45);
    private static final Map<String, Double> VOLUMES = Map.of(
            "silent", 0.0, "x-soft", 25.0, "soft", 50.0, "medium", 80.0, "loud", 90.0, "x-loud", 100.0, "default",
            100.0);

    private static final Pattern VALUE = Pattern.compile("([+-]?)(\\d{1,6}(?:\\.\\d{0,6})?|\\.\\d{1,6})(%|Hz|st|)");

    public Prosody {
        rate = clamp(rate, 0.33, 3);
        pitch = clamp(pitch, 0.5, 2);
        volume = clamp(volume, 0, 100);
    }

    /** This prosody with the attributes of a {@code <prosody>} element laid over it; each may be null. */
    public Prosody with(String rateValue, String pitchValue, String volumeValue) {
        return new Prosody(
                read(rateValue, rate, RATES, 1),
                read(pitchValue, pitch, PITCHES, REFERENCE_HZ),
                read(volumeValue, volume, VOLUMES, 1));
    }

    /** @param unit how much of the attribute's plain number is 1 of the value */
    private static double read(String text, double current, Map<String, Double> labels, double unit) {
        if (text == null) {
            return current;
        }
        Double label = labels.get(text.strip());
        if (label != null) {
            return label;
        }
        Matcher matcher = VALUE.matcher(text.strip());
        if (!matcher.matches()) {
            return current;
        }
        double number = Double.parseDouble(matcher.group(2));
        boolean relative = !matcher.group(1).isEmpty();
        double signed = matcher.group(1).equals("-") ? -number : number;
        return switch (matcher.group(3)) {
            case "%" -> relative ? current * (1 + signed / 100) : current * number / 100;
            case "st" -> current * Math.pow(2, signed / 12);
            default -> relative ? current + signed / unit : number / unit;
        };
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
