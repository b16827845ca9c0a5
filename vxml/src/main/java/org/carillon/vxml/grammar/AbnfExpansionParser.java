package org.carillon.vxml.grammar;

import java.util.ArrayList;
import java.util.List;

/** Reads rule expansions of the ABNF form (SRGS 1.0 section 2). */
final class AbnfExpansionParser {

    private final AbnfScanner scanner;
    private final GrammarMode mode;
    private int depth;

    AbnfExpansionParser(AbnfScanner scanner, GrammarMode mode) {
        this.scanner = scanner;
        this.mode = mode;
    }

    /** Alternatives, sequences, and what binds tighter (section 2.8). */
    Expansion expansion() throws BadGrammarException {
        if (++depth > GrammarLimits.DEPTH) {
            throw scanner.bad("groups are nested too deeply");
        }
        List<Expansion.Alternative> choices = new ArrayList<>();
        boolean weighted = false;
        do {
            weighted |= scanner.peek() == '/';
            double weight = Repeats.weight(scanner.take('/') ? scanner.upTo("/") : null, scanner.line());
            choices.add(new Expansion.Alternative(weight, sequence()));
        } while (scanner.take('|'));
        depth--;
        return choices.size() == 1 && !weighted ? choices.get(0).expansion() : new Expansion.Alternatives(choices);
    }

    private Expansion sequence() throws BadGrammarException {
        List<Expansion> parts = new ArrayList<>();
        while (!endsSequence(scanner.peek())) {
            parts.add(repeated(attached(part())));
        }
        if (parts.isEmpty()) {
            throw scanner.bad("an empty expansion");
        }
        return new Expansion.Sequence(parts);
    }

    private static boolean endsSequence(char next) {
        return next == 0 || next == ';' || next == '|' || next == ')' || next == ']';
    }

    private Expansion part() throws BadGrammarException {
        return switch (scanner.peek()) {
            case '(' -> group();
            case '[' -> optional();
            case '$' -> reference();
            case '{' -> new Expansion.Tag(tag(scanner));
            case '"' -> {
                scanner.expect('"');
                yield token(Tokens.normalized(scanner.upTo("\"")));
            }
            default -> token(scanner.word());
        };
    }

    private Expansion group() throws BadGrammarException {
        scanner.expect('(');
        if (scanner.take(')')) {
            return Expansion.Special.NULL;
        }
        Expansion inner = expansion();
        scanner.expect(')');
        return inner;
    }

    private Expansion optional() throws BadGrammarException {
        scanner.expect('[');
        Expansion inner = expansion();
        scanner.expect(']');
        return new Expansion.Repeat(inner, 0, 1, -1);
    }

    private Expansion reference() throws BadGrammarException {
        scanner.expect('$');
        if (scanner.takeAtOnce("<")) {
            String uri = scanner.upTo(">").strip();
            return new Expansion.RuleReference(uri, null, mediaType(scanner));
        }
        String name = scanner.word();
        if (RuleNames.isSpecial(name)) {
            return Expansion.Special.valueOf(name);
        }
        if (!RuleNames.isLegal(name)) {
            throw scanner.bad("not a legal rule name: " + name);
        }
        return new Expansion.RuleReference(null, name, null);
    }

    /** {@code ~<type>} right after a URI, or null. */
    static String mediaType(AbnfScanner scanner) throws BadGrammarException {
        return scanner.takeAtOnce("~<") ? scanner.upTo(">").strip() : null;
    }

    /** A tag in either kind of braces (section 2.6). */
    static String tag(AbnfScanner scanner) throws BadGrammarException {
        scanner.expect('{');
        if (scanner.takeAtOnce("!{")) {
            return scanner.upTo("}!}");
        }
        return scanner.upTo("}");
    }

    private Expansion token(String text) throws BadGrammarException {
        if (text.isEmpty()) {
            throw scanner.bad("a token is empty");
        }
        if (mode == GrammarMode.DTMF && !Keys.isToken(text)) {
            throw scanner.bad("not a key: " + text);
        }
        return new Expansion.Token(text, null);
    }

    /** {@code !en-US} after what it is for (section 2.7). */
    private Expansion attached(Expansion expansion) throws BadGrammarException {
        if (!scanner.take('!')) {
            return expansion;
        }
        String language = scanner.word();
        return expansion instanceof Expansion.Token token
                ? new Expansion.Token(token.text(), language)
                : new Expansion.Attached(language, expansion);
    }

    /** {@code <3>}, {@code <1-2 /0.5/>} after what is repeated; a language may still follow (section 2.5). */
    private Expansion repeated(Expansion expansion) throws BadGrammarException {
        if (!scanner.take('<')) {
            return expansion;
        }
        int line = scanner.line();
        String[] parts = scanner.upTo(">").split("/", -1);
        boolean legal = parts.length == 1 || parts.length == 3 && parts[2].isBlank();
        if (!legal) {
            throw scanner.bad("not a repeat: <" + String.join("/", parts) + ">");
        }
        return attached(Repeats.parse(expansion, parts[0], parts.length == 3 ? parts[1] : null, line));
    }
}
