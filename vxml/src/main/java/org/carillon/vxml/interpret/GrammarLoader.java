package org.carillon.vxml.interpret;

import java.net.URI;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.document.GrammarElement;
import org.carillon.vxml.grammar.BadGrammarException;
import org.carillon.vxml.grammar.Grammar;
import org.carillon.vxml.grammar.GrammarMode;
import org.carillon.vxml.grammar.GrammarResolver;
import org.carillon.vxml.grammar.UnsupportedGrammarException;

/** Loads grammars where they are used, with errors as events (VoiceXML 2.0 section 5.2.6). */
final class GrammarLoader {

    private final Execution execution;

    GrammarLoader(Execution execution) {
        this.execution = execution;
    }

    Grammar load(GrammarElement element) throws VoiceXmlEvent {
        GrammarResolver resolver = resolver(element.fetch());
        if (element.inline() != null) {
            return loaded(cache -> cache.inline(element.inline(), element.type(), base(), language(), resolver));
        }
        String reference = execution.textOf(element.src(), element.srcexpr());
        URI uri = SessionFetcher.resolve(base(), reference);
        return loaded(cache -> cache.external(uri, element.type(), language(), resolver));
    }

    Grammar builtin(GrammarMode mode, String type) throws VoiceXmlEvent {
        return loaded(cache -> cache.builtin(mode, type, language()));
    }

    Grammar phrase(GrammarMode mode, String phrase, boolean approximate) throws VoiceXmlEvent {
        return loaded(cache -> cache.phrase(mode, phrase, approximate, language()));
    }

    private GrammarResolver resolver(FetchAttributes attributes) {
        return execution.conversation().fetcher().grammars(attributes, execution.properties());
    }

    private URI base() {
        return execution.context().base();
    }

    private String language() {
        return execution.context().language();
    }

    private Grammar loaded(Load load) throws VoiceXmlEvent {
        try {
            return load.from(execution.conversation().shared().grammars());
        } catch (BadGrammarException e) {
            throw e.getCause() instanceof VoiceXmlEvent fetch
                    ? fetch
                    : new VoiceXmlEvent("error.badfetch", e.getMessage(), e);
        } catch (UnsupportedGrammarException e) {
            String name = e.isBuiltin() ? "error.unsupported.builtin" : "error.unsupported.format";
            throw new VoiceXmlEvent(name, e.getMessage(), e);
        }
    }

    private interface Load {
        Grammar from(GrammarCache cache) throws BadGrammarException, UnsupportedGrammarException;
    }
}
