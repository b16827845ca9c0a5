package org.carillon.vxml.grammar;

/** Goes through the characters of an ABNF grammar (SRGS 1.0 appendix D). */
final class AbnfScanner {

    private static final String STRUCTURE = ";=|*+<>()[]{}/$!\"";

    private final String text;
    private int at;
    private int counted;
    private int line = 1;

    AbnfScanner(String text) {
        this.text = text;
    }

    /** Skips white space and comments, then tells whether there is more. */
    boolean hasMore() throws BadGrammarException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw bad("a comment has no end");
                }
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The next character that isn't white space or comment; 0 at the end. */
    char peek() throws BadGrammarException {
        return hasMore() ? text.charAt(at) : 0;
    }

    /** Takes the character if it comes next. */
    boolean take(char character) throws BadGrammarException {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char character) throws BadGrammarException {
        if (!take(character)) {
            throw bad("expected " + character + " but found " + (at < text.length() ? text.charAt(at) : "the end"));
        }
    }

    /** Takes a word that comes next. */
    boolean takeWord(String word) throws BadGrammarException {
        hasMore();
        int end = at + word.length();
        if (!text.startsWith(word, at) || end < text.length() && !endsWord(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    /** Whether a rule definition with a scope comes next; {@code public} is no reserved word elsewhere. */
    boolean startsRule() {
        return text.startsWith("public", at) || text.startsWith("private", at);
    }

    /** A word: all up to white space or a character that means something. */
    String word() throws BadGrammarException {
        hasMore();
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw bad(at < text.length() ? "unexpected " + text.charAt(at) : "unexpected end");
        }
        return text.substring(start, at);
    }

    private static boolean endsWord(char character) {
        return Character.isWhitespace(character) || STRUCTURE.indexOf(character) >= 0;
    }

    /** What follows up to a delimiter, which is taken too; comments and white space in it are no such. */
    String upTo(String delimiter) throws BadGrammarException {
        int end = text.indexOf(delimiter, at);
        if (end < 0) {
            throw bad("expected " + delimiter);
        }
        String found = text.substring(at, end);
        at = end + delimiter.length();
        return found;
    }

    /** Takes what follows at once, without white space before. */
    boolean takeAtOnce(String characters) {
        if (!text.startsWith(characters, at)) {
            return false;
        }
        at += characters.length();
        return true;
    }

    int line() {
        for (; counted < at; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    BadGrammarException bad(String complaint) {
        return new BadGrammarException("line " + line() + ": " + complaint);
    }
}
