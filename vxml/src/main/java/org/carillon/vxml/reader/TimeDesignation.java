package org.carillon.vxml.reader;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as in CSS2 (VoiceXML 2.0 section 6.5): {@code 3s}, {@code 850ms}, {@code +1.5s}. */
public final class TimeDesignation {

    private static final Pattern SYNTAX = Pattern.compile("\\+?(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})(s|ms)");

    private TimeDesignation() {}

    /** The time, or empty if the text isn't one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal millis = matcher.group(2).equals("s") ? number.movePointRight(3) : number;
        return Optional.of(Duration.ofNanos(millis.movePointRight(6).longValue()));
    }
}
