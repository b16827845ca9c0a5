package org.carillon.notification;

/**
 * A line of a mail. What applications and networks said is bounded and kept on one line.
 *
 * @param name of what it tells
 * @param value what it tells
 */
record MailLine(String name, String value) {

    private static final int LONGEST = 500;

    MailLine {
        name = oneLine(name);
        value = oneLine(value);
    }

    private static String oneLine(String text) {
        String shown = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "...";
    }
}
