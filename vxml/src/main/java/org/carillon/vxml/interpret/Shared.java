package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.carillon.vxml.VoiceXmlObject;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.fetch.Fetcher;
import org.carillon.vxml.script.Scripts;

/**
 * What all sessions of an engine share. Thread-safe.
 *
 * @param settings limits
 * @param scripts the sealed globals
 * @param fetcher with its cache
 * @param documents parsed documents
 * @param grammars compiled grammars
 * @param background runs fetches while the caller hears {@code fetchaudio}, and prefetches
 * @param objects what {@code <object>} can call
 * @param defaults the platform's own event handlers (VoiceXML 2.0 section 5.2.5)
 */
public record Shared(
        VoiceXmlSettings settings,
        Scripts scripts,
        Fetcher fetcher,
        DocumentCache documents,
        GrammarCache grammars,
        Executor background,
        List<VoiceXmlObject> objects,
        Document defaults) {

    public Shared {
        objects = List.copyOf(objects);
    }

    /** The same with further objects. */
    public Shared with(List<VoiceXmlObject> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<VoiceXmlObject> all = new ArrayList<>(objects);
        all.addAll(more);
        return new Shared(settings, scripts, fetcher, documents, grammars, background, all, defaults);
    }
}
