package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the ABNF form of SRGS 1.0: header and rule definitions. Used once. */
final class AbnfParser {

    /** The self-identifying header, and the end of its line (section 4.2). */
    private static final Pattern HEADER =
            Pattern.compile("#ABNF[ \t]+1\\.0([ \t]+[^;\\s]+)?[ \t]*;[ \t]*(\\r?\\n|\\r)");

    private static final String BASE = "base";

    private final AbnfScanner scanner;
    private final Map<String, String> declarations = new HashMap<>();
    private final Map<String, String> metas = new HashMap<>();
    private final List<String> globalTags = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private AbnfParser(String text) {
        this.scanner = new AbnfScanner(text);
    }

    /**
     * A whole grammar.
     *
     * @param uri what references are resolved against unless the grammar says otherwise, or null
     */
    static GrammarDocument parse(String text, URI uri) throws BadGrammarException {
        if (!HEADER.matcher(text).lookingAt()) {
            throw new BadGrammarException("line 1: not the header #ABNF 1.0; on a line of its own");
        }
        AbnfParser parser = new AbnfParser(text);
        parser.scanner.upTo(";");
        return parser.document(uri);
    }

    private GrammarDocument document(URI uri) throws BadGrammarException {
        while (declaration()) {
            scanner.expect(';');
        }
        GrammarMode mode = mode();
        String language = declarations.get("language");
        if (language == null && mode == GrammarMode.VOICE) {
            throw scanner.bad("language is missing");
        }
        while (scanner.hasMore()) {
            rule(mode);
        }
        String root = declarations.get("root");
        if (root != null && !rules.containsKey(root)) {
            throw scanner.bad("no rule " + root + ", the root");
        }
        return new GrammarDocument(
                true, base(uri), mode, language, root, declarations.get("tag-format"), globalTags, rules);
    }

    private GrammarMode mode() throws BadGrammarException {
        String mode = declarations.getOrDefault("mode", "voice");
        if (!mode.equals("voice") && !mode.equals("dtmf")) {
            throw scanner.bad("not a mode: " + mode);
        }
        return mode.equals("dtmf") ? GrammarMode.DTMF : GrammarMode.VOICE;
    }

    private URI base(URI uri) throws BadGrammarException {
        String own = declarations.getOrDefault(BASE, metas.get(BASE));
        return own == null ? uri : GrammarReader.resolve(uri, GrammarReader.uri(own));
    }

    /** Reads a declaration up to its semicolon; answers false if rules begin. */
    private boolean declaration() throws BadGrammarException {
        char next = scanner.peek();
        if (next == '{') {
            globalTags.add(AbnfExpansionParser.tag(scanner));
            return true;
        }
        if (next == 0 || next == '$' || scanner.startsRule()) {
            return false;
        }
        String name = scanner.word();
        switch (name) {
            case "language", "mode" -> declareOnce(name, scanner.word());
            case "root" -> {
                scanner.expect('$');
                declareOnce(name, scanner.word());
            }
            case "tag-format", BASE -> declareOnce(name, uri());
            case "lexicon" -> {
                uri();
                AbnfExpansionParser.mediaType(scanner);
            }
            case "meta", "http-equiv" -> meta(name);
            default -> throw scanner.bad("not a declaration: " + name);
        }
        return true;
    }

    private void declareOnce(String name, String value) throws BadGrammarException {
        if (declarations.put(name, value) != null) {
            throw scanner.bad("a second declaration of " + name);
        }
    }

    private String uri() throws BadGrammarException {
        scanner.expect('<');
        return scanner.upTo(">").strip();
    }

    private void meta(String kind) throws BadGrammarException {
        String name = quoted();
        if (!scanner.takeWord("is")) {
            throw scanner.bad("expected: is");
        }
        String content = quoted();
        if (kind.equals("meta")) {
            metas.put(name, content);
        }
    }

    private String quoted() throws BadGrammarException {
        if (scanner.take('"')) {
            return scanner.upTo("\"");
        }
        scanner.expect('\'');
        return scanner.upTo("'");
    }

    private void rule(GrammarMode mode) throws BadGrammarException {
        boolean isPublic = scanner.takeWord("public");
        if (!isPublic) {
            scanner.takeWord("private");
        }
        scanner.expect('$');
        String name = scanner.word();
        if (!RuleNames.isLegal(name)) {
            throw scanner.bad("not a legal rule name: " + name);
        }
        scanner.expect('=');
        Expansion expansion = new AbnfExpansionParser(scanner, mode).expansion();
        scanner.expect(';');
        if (rules.put(name, new Rule(name, isPublic, expansion)) != null) {
            throw scanner.bad("a second rule " + name);
        }
    }
}
