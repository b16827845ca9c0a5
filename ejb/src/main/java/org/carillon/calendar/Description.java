package org.carillon.calendar;

import java.util.regex.Pattern;

/** The part of a description that its author wrote for people, without what calendar programs add. */
final class Description {

    private static final int LONGEST = 100_000;
    /** Google Calendar fences what it adds by itself. */
    private static final Pattern GOOGLE =
            Pattern.compile("-::~:~::~[:~]*::-.*?(-::~:~::~[:~]*::-|\\z)", Pattern.DOTALL);
    /** Outlook puts meetings of Teams below a long line. */
    private static final Pattern OUTLOOK = Pattern.compile("(?m)^[_-]{20,}.*\\z", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/li)\\s{0,10}/?>");
    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(b|i|u|p|a|br|ul|ol|li|em|div|html|body|span|strong|html-blob)(\\s[^<>]{0,2000})?/?>");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    private Description() {}

    /** @param description as text, or null */
    static String spoken(String description) {
        if (description == null) {
            return "";
        }
        String text = description.length() > LONGEST ? description.substring(0, LONGEST) : description;
        text = OUTLOOK.matcher(GOOGLE.matcher(text).replaceAll("")).replaceAll("");
        text = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
        text = text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
