package org.carillon.vxml.interpret;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.FetchRequest;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.grammar.BadGrammarException;
import org.carillon.vxml.grammar.GrammarResolver;
import org.carillon.vxml.grammar.GrammarSource;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.Uris;

/** Fetches for one session: with its cookies, its properties, and errors as events (VoiceXML 2.0 sections 5.2.6 and 6.1). */
final class SessionFetcher {

    private static final System.Logger LOG = System.getLogger(SessionFetcher.class.getName());

    private final Shared shared;
    private final Caller caller;
    private final PromptQueue prompts;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

    SessionFetcher(Shared shared, Caller caller, PromptQueue prompts) {
        this.shared = shared;
        this.caller = caller;
        this.prompts = prompts;
    }

    /** What kind of resource: the properties for its age are named after it. */
    enum Kind {
        DOCUMENT,
        SCRIPT,
        GRAMMAR,
        AUDIO,
        DATA,
        OBJECT;

        /** Whether nobody waits long enough for it to hear something meanwhile. */
        private boolean isFast() {
            return this == AUDIO || this == GRAMMAR;
        }

        String property(String suffix) {
            return name().toLowerCase(java.util.Locale.ROOT) + suffix;
        }
    }

    /** Content to send along. */
    record Body(byte[] content, String contentType) {}

    static URI resolve(URI base, String reference) throws VoiceXmlEvent {
        try {
            return Uris.resolve(base, reference);
        } catch (BadDocumentException e) {
            throw new VoiceXmlEvent("error.badfetch", e.getMessage(), e);
        }
    }

    /** Fetches a document and parses it. */
    Document document(URI uri, Body body, FetchAttributes attributes, Properties properties) throws VoiceXmlEvent {
        Fetched fetched = fetch(Kind.DOCUMENT, Uris.withoutFragment(uri), body, attributes, properties);
        try {
            return shared.documents().parse(fetched);
        } catch (BadDocumentException e) {
            throw new VoiceXmlEvent("error.badfetch", fetched.uri().getPath() + ": " + e.getMessage(), e);
        }
    }

    Fetched fetch(Kind kind, URI uri, Body body, FetchAttributes attributes, Properties properties)
            throws VoiceXmlEvent {
        FetchRequest request = request(kind, uri, body, attributes, properties);
        String audio = attributes.audio() == null ? properties.get("fetchaudio") : attributes.audio();
        try {
            if (kind.isFast() || audio.isBlank()) {
                return shared.fetcher().fetch(request, cookies);
            }
            return new FetchAudio(this, caller, prompts).playDuring(inBackground(request), audio, properties);
        } catch (FetchException e) {
            throw badFetch(e);
        }
    }

    /** Fetches in the background, for the cache's sake. */
    void warm(Kind kind, URI uri, Properties properties) {
        shared.background().execute(() -> {
            try {
                shared.fetcher().fetch(request(kind, uri, null, FetchAttributes.UNSET, properties), cookies);
            } catch (FetchException | VoiceXmlEvent e) {
                LOG.log(System.Logger.Level.DEBUG, "not prefetched: {0}", e.getMessage());
            }
        });
    }

    private CompletableFuture<Fetched> inBackground(FetchRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return shared.fetcher().fetch(request, cookies);
                    } catch (FetchException e) {
                        throw new CompletionException(e);
                    }
                },
                shared.background());
    }

    /** Grammars of this session are fetched with its cookies and properties. */
    GrammarResolver grammars(FetchAttributes attributes, Properties properties) {
        return uri -> {
            try {
                Fetched fetched = fetch(Kind.GRAMMAR, Uris.withoutFragment(uri), null, attributes, properties);
                return new GrammarSource(fetched.content(), fetched.mediaType(), fetched.uri());
            } catch (VoiceXmlEvent e) {
                throw new BadGrammarException(e.getMessage(), e);
            }
        };
    }

    private FetchRequest request(Kind kind, URI uri, Body body, FetchAttributes attributes, Properties properties)
            throws VoiceXmlEvent {
        Duration timeout = attributes.timeout() == null ? properties.time("fetchtimeout") : attributes.timeout();
        Integer maxAge = attributes.maxage() == null ? properties.number(kind.property("maxage")) : attributes.maxage();
        Integer maxStale =
                attributes.maxstale() == null ? properties.number(kind.property("maxstale")) : attributes.maxstale();
        int maxBytes = kind == Kind.AUDIO
                ? shared.settings().maxAudioBytes()
                : shared.settings().maxDocumentBytes();
        return new FetchRequest(
                uri,
                body == null ? null : body.content(),
                body == null ? null : body.contentType(),
                timeout,
                maxBytes,
                maxAge,
                maxStale);
    }

    private static VoiceXmlEvent badFetch(FetchException e) {
        String name = e.status() == 0 ? "error.badfetch" : "error.badfetch.http." + e.status();
        return new VoiceXmlEvent(name, e.getMessage(), e);
    }
}
