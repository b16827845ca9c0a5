package org.carillon.notification;

import java.util.List;

/** A mail's words as plain text and as HTML; what others wrote is escaped there. */
final class MailText {

    private static final String FAREWELL = "This mail was made by Carillon; nobody reads answers to it.";
    private static final String CELL = "style=\"padding:6px 16px 6px 0;border-bottom:1px solid #e3e3e3;"
            + "text-align:left;vertical-align:top;font-weight:normal;%s\"";

    private MailText() {}

    static String plain(MailWords words) {
        StringBuilder text = new StringBuilder();
        plain(text, words.facts());
        if (!words.values().isEmpty()) {
            text.append("\r\n").append(words.heading()).append(":\r\n");
            plain(text, words.values());
        }
        return text.append("\r\n").append(FAREWELL).append("\r\n").toString();
    }

    private static void plain(StringBuilder text, List<MailLine> lines) {
        lines.forEach(line ->
                text.append(line.name()).append(": ").append(line.value()).append("\r\n"));
    }

    /** A page without anything that is fetched from elsewhere. */
    static String html(MailWords words) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\r\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(words.subject()))
                .append(
                        "</title></head>\r\n<body style=\"font-family:sans-serif;color:#222;max-width:40em;margin:24px\">\r\n")
                .append("<h1 style=\"font-size:1.3em\">")
                .append(escaped(words.subject()))
                .append("</h1>\r\n");
        table(html, words.facts());
        if (!words.values().isEmpty()) {
            html.append("<h2 style=\"font-size:1.1em\">")
                    .append(escaped(words.heading()))
                    .append("</h2>\r\n");
            table(html, words.values());
        }
        return html.append("<p style=\"color:#666;font-size:0.85em\">")
                .append(FAREWELL)
                .append("</p>\r\n</body></html>\r\n")
                .toString();
    }

    private static void table(StringBuilder html, List<MailLine> lines) {
        html.append("<table style=\"border-collapse:collapse\">\r\n");
        lines.forEach(line -> html.append("<tr><th ")
                .append(CELL.formatted("color:#666"))
                .append(">")
                .append(escaped(line.name()))
                .append("</th><td ")
                .append(CELL.formatted("overflow-wrap:anywhere"))
                .append(">")
                .append(escaped(line.value()))
                .append("</td></tr>\r\n"));
        html.append("</table>\r\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
