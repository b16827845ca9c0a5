package org.carillon.speech.ssml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of {@code <say-as>} in English words. What is none is said as it was written. */
final class SpokenTime {

    private static final Pattern VXML_TIME = Pattern.compile("(\\d\\d)(\\d\\d)([aphx?])");
    private static final Pattern VXML_DATE = Pattern.compile("(\\d{4}|\\?{4})(\\d\\d)(\\d\\d)");

    private SpokenTime() {}

    /** @param format the order of its fields: {@code mdy dmy ymd md dm ym my y m d}; {@code ymd} when null */
    static String date(String text, String format) {
        String order = format == null ? "ymd" : format.strip();
        String[] fields = text.split("[-/.\\s]+");
        if (!order.matches("[ymd]{1,3}") || fields.length != order.length()) {
            return text;
        }
        int year = -1;
        int month = -1;
        int day = -1;
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].matches("\\d{1,4}")) {
                return text;
            }
            int value = Integer.parseInt(fields[i]);
            switch (order.charAt(i)) {
                case 'y' -> year = value;
                case 'm' -> month = value;
                default -> day = value;
            }
        }
        return spokenDate(text, year, month, day);
    }

    static String vxmlDate(String text) {
        Matcher matcher = VXML_DATE.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        int year = matcher.group(1).startsWith("?") ? -1 : Integer.parseInt(matcher.group(1));
        return spokenDate(text, year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    /** @param written what is said when there is no such date; a field of -1 is not there */
    private static String spokenDate(String written, int year, int month, int day) {
        try {
            StringBuilder spoken = new StringBuilder();
            if (month >= 0) {
                int known = day < 0 ? 1 : day;
                Month name = year < 0
                        ? MonthDay.of(month, known).getMonth()
                        : LocalDate.of(year, month, known).getMonth();
                spoken.append(name.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            }
            if (day >= 0) {
                spoken.append(' ').append(SayAs.ordinal(Integer.toString(day)));
            }
            if (year >= 0) {
                spoken.append(' ').append(year);
            }
            return spoken.toString().strip();
        } catch (DateTimeException e) {
            return written;
        }
    }

    static String vxmlTime(String text) {
        Matcher matcher = VXML_TIME.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        String half =
                switch (matcher.group(3)) {
                    case "a" -> " a.m.";
                    case "p" -> " p.m.";
                    default -> "";
                };
        return Integer.parseInt(matcher.group(1)) + ":" + matcher.group(2) + half;
    }
}
