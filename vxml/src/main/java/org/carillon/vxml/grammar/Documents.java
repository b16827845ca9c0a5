package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The documents of one grammar: fetches those that are referred to, each once. Used once. */
final class Documents {

    /** A rule somewhere. */
    record Target(GrammarDocument document, String rule) {}

    private final GrammarReader reader;
    private final Map<URI, GrammarDocument> fetched = new HashMap<>();

    Documents(GrammarReader reader) {
        this.reader = reader;
    }

    /** Notes a document that is there already, so that references back to it find it. */
    void add(URI uri, GrammarDocument document) {
        if (uri != null) {
            fetched.put(uri, document);
        }
    }

    /** Where a reference to another document leads (SRGS 1.0 section 2.2.2). */
    Target follow(Expansion.RuleReference reference, GrammarDocument from)
            throws BadGrammarException, UnsupportedGrammarException {
        URI uri = GrammarReader.uri(reference.uri());
        if ("builtin".equals(uri.getScheme())) {
            GrammarDocument builtin = BuiltinGrammars.document(uri, from.mode(), from.language());
            return target(builtin, builtin.root(), from);
        }
        URI absolute = GrammarReader.resolve(from.base(), uri);
        GrammarDocument document = document(GrammarReader.withoutFragment(absolute), reference.mediaType());
        GrammarReader.checkForm(reference.mediaType(), document.abnf());
        String rule = absolute.getFragment();
        if (rule == null) {
            return target(document, reader.rootOf(document, absolute), from);
        }
        if (!document.rules().containsKey(rule)) {
            throw new BadGrammarException("no rule " + rule + " in " + absolute);
        }
        if (!document.rules().get(rule).isPublic() && !rule.equals(document.root())) {
            throw new BadGrammarException("rule is private: " + absolute);
        }
        return target(document, rule, from);
    }

    private static Target target(GrammarDocument document, String rule, GrammarDocument from)
            throws BadGrammarException {
        if (document.mode() != from.mode()) {
            throw new BadGrammarException(
                    "a grammar of mode " + from.mode() + " refers to one of mode " + document.mode());
        }
        return new Target(document, rule);
    }

    /** The document of that URI, which has no fragment. */
    GrammarDocument document(URI uri, String mediaType) throws BadGrammarException, UnsupportedGrammarException {
        GrammarDocument document = fetched.get(uri);
        if (document == null) {
            if (fetched.size() == GrammarLimits.DOCUMENTS) {
                throw new BadGrammarException("grammar refers to too many documents");
            }
            document = reader.fetch(uri, mediaType);
            fetched.put(uri, document);
        }
        return document;
    }
}
