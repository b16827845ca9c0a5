package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.List;

/** Tokens of text (SRGS 1.0 section 2.1). */
final class Tokens {

    private Tokens() {}

    /** Words between white space, and what stands in double quotes; those normalized. */
    static List<String> split(String text, int line) throws BadGrammarException {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw new BadGrammarException("line " + line + ": a quoted token has no end");
                }
                tokens.add(normalized(text.substring(at + 1, end)));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != '"') {
                    end++;
                }
                tokens.add(text.substring(at, end));
                at = end;
            }
        }
        return tokens;
    }

    /** Without white space at the ends, and a single space for any within. */
    static String normalized(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
