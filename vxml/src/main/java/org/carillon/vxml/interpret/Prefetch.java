package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.document.Block;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.GrammarElement;
import org.carillon.vxml.document.Prompt;
import org.carillon.vxml.document.PromptContent;

/**
 * Warms the cache with what a document's author wants fetched ahead of time ({@code fetchhint="prefetch"}, or the properties
 * {@code audiofetchhint} and {@code grammarfetchhint}; VoiceXML 2.0 section 6.1.1): audio and grammars of its form items. What
 * can't be had is not an error before it is needed.
 */
final class Prefetch {

    private static final int MOST = 50;

    private final Conversation conversation;
    private final Document document;
    private final Properties properties;
    private final Map<URI, SessionFetcher.Kind> wanted = new LinkedHashMap<>();

    Prefetch(Conversation conversation, Document document, Properties properties) {
        this.conversation = conversation;
        this.document = document;
        this.properties = properties;
    }

    void start() {
        for (Form form : document.dialogs()) {
            grammars(form.grammars());
            form.items().forEach(this::item);
        }
        wanted.entrySet().stream()
                .limit(MOST)
                .forEach(one -> conversation.fetcher().warm(one.getValue(), one.getKey(), properties));
    }

    private void item(FormItem item) {
        grammars(item.body().grammars());
        item.body().prompts().forEach(prompt -> audio(prompt.content()));
        if (item instanceof Block block) {
            block.content().stream()
                    .filter(Prompt.class::isInstance)
                    .forEach(prompt -> audio(((Prompt) prompt).content()));
        }
    }

    private void grammars(List<GrammarElement> grammars) {
        for (GrammarElement grammar : grammars) {
            want(SessionFetcher.Kind.GRAMMAR, grammar.src(), grammar.fetch());
        }
    }

    private void audio(List<PromptContent> content) {
        for (PromptContent part : content) {
            if (part instanceof PromptContent.Audio audio) {
                want(SessionFetcher.Kind.AUDIO, audio.src(), audio.fetch());
            } else if (part instanceof PromptContent.Markup markup) {
                audio(markup.content());
            }
        }
    }

    private void want(SessionFetcher.Kind kind, String reference, FetchAttributes attributes) {
        String hint = attributes.hint() == null ? properties.get(kind.property("fetchhint")) : attributes.hint();
        if (reference == null || !hint.equals("prefetch")) {
            return;
        }
        try {
            URI uri = SessionFetcher.resolve(document.base(), reference);
            if (uri.getScheme().startsWith("http")) {
                wanted.put(uri, kind);
            }
        } catch (VoiceXmlEvent event) {
            // thrown again where the reference is used
            return;
        }
    }
}
