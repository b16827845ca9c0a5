package org.carillon.calendar;

import java.util.Locale;
import java.util.Map;

/**
 * A content line (RFC 5545 section 3.1).
 *
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as it stands there, escapes included
 */
record Property(String name, Map<String, String> parameters, String value) {

    static Property of(String name, String value) {
        return new Property(name, Map.of(), value);
    }

    /** The parameter, or null. */
    String parameter(String parameter) {
        return parameters.get(parameter);
    }

    boolean is(String parameter, String expected) {
        return expected.equalsIgnoreCase(parameter(parameter));
    }

    /** The value without the escapes of a text (section 3.3.11). */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character != '\\' || i + 1 == value.length()) {
                text.append(character);
            } else {
                char escaped = value.charAt(++i);
                text.append(Character.toLowerCase(escaped) == 'n' ? '\n' : escaped);
            }
        }
        return text.toString();
    }

    /** A line that can be read again; not folded. */
    String line() {
        StringBuilder line = new StringBuilder(name);
        parameters.forEach((parameter, given) ->
                line.append(';').append(parameter).append("=\"").append(given).append('"'));
        return line.append(':').append(value).append("\r\n").toString();
    }

    @Override
    public String toString() {
        String shown = value.length() > 60 ? value.substring(0, 60) + "..." : value;
        return name.toUpperCase(Locale.ROOT) + ":" + shown;
    }
}
