package org.carillon.application;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.node.DialogueThreads;
import org.carillon.request.RequestedApplication;
import org.carillon.vxml.Application;
import org.carillon.vxml.BadApplicationException;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlObject;
import org.carillon.vxml.VoiceXmlSession;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.platform.VoicePlatform;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The VoiceXML applications that sessions run: checks them ahead of a call, and opens them for one. Thread-safe. */
@ApplicationScoped
public class Applications {

    /** What the built-in application finds the text under, in {@code session.parameters}. */
    private static final String TEXT = "text";

    @Inject
    @ConfigProperty(name = "carillon.vxml.allowed-hosts")
    private Optional<String> allowedHosts;

    @Inject
    @ConfigProperty(name = "carillon.vxml.fetch-timeout-seconds", defaultValue = "10")
    private long fetchTimeoutSeconds;

    @Inject
    @ConfigProperty(name = "carillon.vxml.max-session-minutes", defaultValue = "30")
    private long maxSessionMinutes;

    @Inject
    private DialogueThreads threads;

    @Inject
    private Instance<SessionObject> objects;

    private VoiceXmlEngine engine;
    private byte[] readAloud;

    @PostConstruct
    void open() {
        VoiceXmlSettings strict = VoiceXmlSettings.strict();
        VoiceXmlSettings settings = new VoiceXmlSettings(
                hosts(allowedHosts.orElse("")),
                strict.maxDocumentBytes(),
                strict.maxAudioBytes(),
                Duration.ofSeconds(fetchTimeoutSeconds),
                strict.maxRedirects(),
                Duration.ofMinutes(maxSessionMinutes),
                strict.maxTransitions(),
                strict.maxEventsWithoutInput(),
                strict.scriptTimeout(),
                strict.scriptMemoryBytes());
        engine = new VoiceXmlEngine(settings, threads, List.of());
        readAloud = resource("read-aloud.vxml");
    }

    private static List<String> hosts(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    @PreDestroy
    void close() {
        engine.close();
    }

    /** The longest that a session may last. */
    public Duration longestSession() {
        return Duration.ofMinutes(maxSessionMinutes);
    }

    /**
     * Finds out ahead of the call whether the application can run: fetches and parses it.
     *
     * @throws BadApplicationException with the reason for people
     */
    public void check(RequestedApplication application) throws BadApplicationException {
        engine.check(source(application));
    }

    /** Prepares the application for one call of the session; it runs when its {@code run} is called. */
    public VoiceXmlSession open(
            String sessionId,
            RequestedApplication application,
            SessionVariables variables,
            VoicePlatform platform,
            DialogueListener listener) {
        List<VoiceXmlObject> own =
                objects.stream().map(object -> object.of(sessionId)).toList();
        return engine.open(source(application), with(application, variables), platform, listener, own);
    }

    private Application source(RequestedApplication application) {
        if (application instanceof RequestedApplication.Linked linked) {
            return new Application.Referenced(URI.create(linked.url()));
        }
        if (application instanceof RequestedApplication.Attached attached) {
            return new Application.Attached(attached.vxml().getBytes(StandardCharsets.UTF_8), null);
        }
        if (application instanceof RequestedApplication.ReadAloud) {
            return new Application.Attached(readAloud, null);
        }
        throw new IllegalArgumentException("our interpreter does not run what is for a browser");
    }

    private static SessionVariables with(RequestedApplication application, SessionVariables variables) {
        if (!(application instanceof RequestedApplication.ReadAloud aloud)) {
            return variables;
        }
        Map<String, String> parameters = new LinkedHashMap<>(variables.parameters());
        parameters.put(TEXT, aloud.text());
        return new SessionVariables(
                variables.localUri(),
                variables.remoteUri(),
                variables.protocolName(),
                variables.protocolVersion(),
                variables.aai(),
                variables.originator(),
                variables.requestUri(),
                parameters);
    }

    private byte[] resource(String name) {
        try (InputStream in = getClass().getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
