package org.carillon.gateway.mail;

import java.util.ArrayList;
import java.util.List;

/** Text of the format {@code flowed} (RFC 3676): its lines joined to the paragraphs that their writer wrote. */
final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /**
     * @param text lines ended by LF
     * @param delSp whether the space at the end of a joined line goes (section 4.1, parameter DelSp)
     */
    static String join(String text, boolean delSp) {
        List<String> joined = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        int depth = 0;
        for (String line : text.split("\n", -1)) {
            int quotes = quotesOf(line);
            String content = unstuffed(line.substring(quotes));
            boolean signature = content.equals(SIGNATURE);
            if (paragraph.length() > 0 && (quotes != depth || signature)) {
                joined.add(paragraph.toString());
                paragraph.setLength(0);
            }
            depth = quotes;
            if (paragraph.length() == 0) {
                paragraph.append(">".repeat(quotes));
            }
            boolean flows = content.endsWith(" ") && !signature;
            paragraph.append(flows && delSp ? content.substring(0, content.length() - 1) : content);
            if (!flows) {
                joined.add(paragraph.toString());
                paragraph.setLength(0);
            }
        }
        if (paragraph.length() > 0) {
            joined.add(paragraph.toString());
        }
        return String.join("\n", joined);
    }

    private static int quotesOf(String line) {
        int quotes = 0;
        while (quotes < line.length() && line.charAt(quotes) == '>') {
            quotes++;
        }
        return quotes;
    }

    /** Section 4.4: one space may be put before a line that would begin with a space, a quote or From. */
    private static String unstuffed(String line) {
        return line.startsWith(" ") ? line.substring(1) : line;
    }
}
