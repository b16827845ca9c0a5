package org.carillon.gateway.source;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.FetchRequest;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.fetch.Fetcher;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fetches the files of schedule sources: only from where the operator allows applications to be fetched, within time and size, and only
 * again when they have changed (ETag, Last-Modified). Thread-safe.
 */
@ApplicationScoped
public class SourceFiles {

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    @Inject
    @ConfigProperty(name = "carillon.vxml.allowed-hosts")
    private Optional<String> allowedHosts;

    @Inject
    @ConfigProperty(name = "carillon.sources.fetch-timeout-seconds", defaultValue = "30")
    private long timeoutSeconds;

    @Inject
    private Clock clock;

    private Fetcher fetcher;

    /**
     * A file.
     *
     * @param text its content, without a byte order mark
     * @param digest SHA-256 of it
     */
    record File(String text, String digest) {}

    @PostConstruct
    void open() {
        List<String> hosts = Arrays.stream(allowedHosts.orElse("").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        VoiceXmlSettings strict = VoiceXmlSettings.strict();
        VoiceXmlSettings settings = new VoiceXmlSettings(
                hosts,
                MAX_BYTES,
                strict.maxAudioBytes(),
                Duration.ofSeconds(timeoutSeconds),
                strict.maxRedirects(),
                strict.maxSessionDuration(),
                strict.maxTransitions(),
                strict.maxEventsWithoutInput(),
                strict.scriptTimeout(),
                strict.scriptMemoryBytes());
        fetcher = new Fetcher(settings, clock);
    }

    File fetch(String url) throws SourceException {
        try {
            // a copy is good only if the server says so now
            Fetched fetched =
                    fetcher.fetch(new FetchRequest(URI.create(url), null, null, null, MAX_BYTES, 0, null), null);
            return new File(text(fetched.content()), digest(fetched.content()));
        } catch (FetchException e) {
            throw new SourceException(e.getMessage(), e);
        }
    }

    private static String text(byte[] content) throws SourceException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new SourceException("the file is not UTF-8", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
