package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.fetch.BoundedCache;
import org.carillon.vxml.grammar.BadGrammarException;
import org.carillon.vxml.grammar.Grammar;
import org.carillon.vxml.grammar.GrammarMode;
import org.carillon.vxml.grammar.GrammarReader;
import org.carillon.vxml.grammar.GrammarResolver;
import org.carillon.vxml.grammar.GrammarSource;
import org.carillon.vxml.grammar.UnsupportedGrammarException;

/**
 * Grammars are compiled once, as long as nothing they were made of has changed. Thread-safe; bounded.
 */
public final class GrammarCache {

    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final BoundedCache<Object, Compiled> grammars = new BoundedCache<>(MAX_BYTES, Compiled::weight);

    Grammar external(URI uri, String mediaType, String language, GrammarResolver resolver)
            throws BadGrammarException, UnsupportedGrammarException {
        return cached(
                List.of("external", uri, String.valueOf(mediaType), String.valueOf(language)),
                resolver,
                reader -> reader.read(uri, mediaType, language));
    }

    Grammar inline(String text, String mediaType, URI base, String language, GrammarResolver resolver)
            throws BadGrammarException, UnsupportedGrammarException {
        return cached(
                List.of("inline", text, String.valueOf(mediaType), String.valueOf(base), String.valueOf(language)),
                resolver,
                reader -> reader.readInline(text, mediaType, base, language));
    }

    Grammar builtin(GrammarMode mode, String type, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        return cached(
                List.of("builtin", mode, type, String.valueOf(language)),
                GrammarCache::nothing,
                reader -> reader.builtin(mode, type, language));
    }

    Grammar phrase(GrammarMode mode, String phrase, boolean approximate, String language)
            throws BadGrammarException, UnsupportedGrammarException {
        return cached(
                List.of("phrase", mode, phrase, approximate, String.valueOf(language)),
                GrammarCache::nothing,
                reader -> reader.phrase(mode, phrase, approximate, language));
    }

    private Grammar cached(Object key, GrammarResolver resolver, Compiler compiler)
            throws BadGrammarException, UnsupportedGrammarException {
        Compiled known = grammars.get(key);
        if (known != null && known.isCurrent(resolver)) {
            return known.grammar;
        }
        List<GrammarSource> sources = new ArrayList<>();
        List<URI> uris = new ArrayList<>();
        Grammar grammar = compiler.compile(new GrammarReader(uri -> {
            GrammarSource source = resolver.resolve(uri);
            uris.add(uri);
            sources.add(source);
            return source;
        }));
        grammars.put(key, new Compiled(grammar, uris, sources, key.toString().length()));
        return grammar;
    }

    private static GrammarSource nothing(URI uri) throws BadGrammarException {
        throw new BadGrammarException("nothing is fetched for a builtin grammar: " + uri);
    }

    private interface Compiler {
        Grammar compile(GrammarReader reader) throws BadGrammarException, UnsupportedGrammarException;
    }

    /** A grammar and what was fetched for it. */
    private record Compiled(Grammar grammar, List<URI> uris, List<GrammarSource> sources, int keyLength) {

        long weight() {
            return keyLength
                    + sources.stream()
                            .mapToLong(source -> source.content().length)
                            .sum();
        }

        /** The fetch cache hands out the very same bytes as long as they are valid. */
        boolean isCurrent(GrammarResolver resolver) throws BadGrammarException {
            for (int i = 0; i < uris.size(); i++) {
                if (resolver.resolve(uris.get(i)).content() != sources.get(i).content()) {
                    return false;
                }
            }
            return true;
        }
    }
}
