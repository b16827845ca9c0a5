package org.carillon.vxml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.FetchRequest;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.fetch.Fetcher;
import org.carillon.vxml.interpret.Dialogue;
import org.carillon.vxml.interpret.DocumentCache;
import org.carillon.vxml.interpret.GrammarCache;
import org.carillon.vxml.interpret.Shared;
import org.carillon.vxml.platform.VoicePlatform;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;
import org.carillon.vxml.script.Scripts;

/**
 * Everything that VoiceXML sessions share: settings, the sealed script globals, the fetch cache. Thread-safe; make one and keep
 * it. A session itself is used by one thread, whichever.
 */
public final class VoiceXmlEngine implements AutoCloseable {

    private static final String DEFAULT_HANDLERS = "interpret/default-handlers.vxml";

    private final Shared shared;
    private final ExecutorService ownThreads;

    /** An engine with background threads of its own, which end with {@link #close()}. */
    public VoiceXmlEngine(VoiceXmlSettings settings) {
        this(settings, null, List.of());
    }

    /**
     * @param background runs fetches while a caller hears {@code fetchaudio}, or ahead of time: a container's managed executor, or
     *     null for threads of the engine's own
     * @param objects what {@code <object>} can call
     */
    public VoiceXmlEngine(VoiceXmlSettings settings, Executor background, List<VoiceXmlObject> objects) {
        this.ownThreads = background == null ? Executors.newCachedThreadPool(VoiceXmlEngine::daemon) : null;
        this.shared = new Shared(
                settings,
                new Scripts(settings.scriptTimeout(), settings.scriptMemoryBytes()),
                new Fetcher(settings, Clock.systemUTC()),
                new DocumentCache(),
                new GrammarCache(),
                background == null ? ownThreads : background,
                objects,
                defaultHandlers());
    }

    /**
     * Fetches and parses an application's first document (and its root document), so that what can't run is known before
     * anybody is called.
     *
     * @throws BadApplicationException with the reason for people
     */
    public void check(Application application) throws BadApplicationException {
        Document document = application instanceof Application.Attached attached
                ? parse(Fetched.attached(attached))
                : fetch(((Application.Referenced) application).uri());
        if (document.application() != null && !document.application().equals(document.uri())) {
            Document root = fetch(document.application());
            if (root.application() != null) {
                throw new BadApplicationException("the application root document names a root document itself");
            }
        }
        String dialog = application instanceof Application.Referenced referenced
                ? referenced.uri().getFragment()
                : null;
        if (document.dialog(dialog).isEmpty()) {
            throw new BadApplicationException(
                    dialog == null ? "there is no form and no menu in it" : "there is no dialog with the id " + dialog);
        }
    }

    /** Prepares a session. Nothing is fetched or played before {@link VoiceXmlSession#run()}. */
    public VoiceXmlSession open(
            Application application, SessionVariables variables, VoicePlatform platform, DialogueListener listener) {
        return open(application, variables, platform, listener, List.of());
    }

    /**
     * The same for a session with objects of its own.
     *
     * @param objects what {@code <object>} can call in this session beside what it can call in all
     */
    public VoiceXmlSession open(
            Application application,
            SessionVariables variables,
            VoicePlatform platform,
            DialogueListener listener,
            List<VoiceXmlObject> objects) {
        return new VoiceXmlSession(new Dialogue(shared.with(objects), application, variables, platform, listener));
    }

    @Override
    public void close() {
        if (ownThreads != null) {
            ownThreads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "voicexml-fetch");
        thread.setDaemon(true);
        return thread;
    }

    private Document fetch(URI uri) throws BadApplicationException {
        try {
            int maxBytes = shared.settings().maxDocumentBytes();
            return parse(shared.fetcher().fetch(FetchRequest.get(uri, maxBytes), null));
        } catch (FetchException e) {
            throw new BadApplicationException(e.getMessage(), e);
        }
    }

    private Document parse(Fetched fetched) throws BadApplicationException {
        int maxBytes = shared.settings().maxDocumentBytes();
        if (fetched.content().length > maxBytes) {
            throw new BadApplicationException("the document is larger than the " + maxBytes + " bytes allowed");
        }
        try {
            return shared.documents().parse(fetched);
        } catch (BadDocumentException e) {
            throw new BadApplicationException(e.getMessage(), e);
        }
    }

    private static Document defaultHandlers() {
        try (InputStream in = VoiceXmlEngine.class.getResourceAsStream(DEFAULT_HANDLERS)) {
            return new DocumentReader().read(in.readAllBytes(), null, URI.create("carillon:default-handlers"));
        } catch (IOException | BadDocumentException e) {
            throw new IllegalStateException("the platform's own event handlers can't be read", e);
        }
    }
}
