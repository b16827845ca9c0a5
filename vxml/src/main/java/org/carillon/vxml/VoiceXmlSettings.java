package org.carillon.vxml;

import java.time.Duration;
import java.util.List;

/**
 * The operator's limits on applications.
 *
 * @param allowedHosts what may be fetched from: host names ({@code shop.example}), with a leading dot for a domain and all under
 *     it, or CIDR blocks ({@code 127.0.0.0/8}). A name allows its addresses only if they are not loopback, link-local, private or
 *     multicast; those need a CIDR block of their own. Empty allows nothing.
 * @param maxDocumentBytes largest document, script, grammar or data
 * @param maxAudioBytes largest audio file
 * @param fetchTimeout longest fetch, redirects included (property {@code fetchtimeout} can only shorten it)
 * @param maxRedirects redirects followed, each checked like the first
 * @param maxSessionDuration longest session
 * @param maxTransitions documents and dialogs entered in one session
 * @param maxEventsWithoutInput events thrown, and form items visited, without the caller giving any input
 * @param scriptTimeout longest single evaluation of ECMAScript
 * @param scriptMemoryBytes what one evaluation may allocate
 */
public record VoiceXmlSettings(
        List<String> allowedHosts,
        int maxDocumentBytes,
        int maxAudioBytes,
        Duration fetchTimeout,
        int maxRedirects,
        Duration maxSessionDuration,
        int maxTransitions,
        int maxEventsWithoutInput,
        Duration scriptTimeout,
        long scriptMemoryBytes) {

    public VoiceXmlSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** Sensible limits, and nothing that may be fetched. */
    public static VoiceXmlSettings strict() {
        return new VoiceXmlSettings(
                List.of(),
                512 * 1024,
                8 * 1024 * 1024,
                Duration.ofSeconds(10),
                5,
                Duration.ofMinutes(30),
                1_000,
                200,
                Duration.ofSeconds(2),
                16 * 1024 * 1024);
    }
}
