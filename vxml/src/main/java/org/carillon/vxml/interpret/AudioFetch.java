package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.platform.PromptPart;

/** Fetches recorded audio and finds out what it is; what can't be had or isn't known is nothing (VoiceXML 2.0 section 4.1.3). */
final class AudioFetch {

    private static final System.Logger LOG = System.getLogger(AudioFetch.class.getName());
    private static final int AU_HEADER = 24;

    private final SessionFetcher fetcher;
    private final Properties properties;
    private final URI base;

    /** @param base what references are resolved against */
    AudioFetch(SessionFetcher fetcher, Properties properties, URI base) {
        this.fetcher = fetcher;
        this.properties = properties;
        this.base = base;
    }

    Optional<PromptPart.Audio> fetch(String reference, FetchAttributes attributes) {
        try {
            URI uri = SessionFetcher.resolve(base, reference);
            Fetched fetched = fetcher.fetch(SessionFetcher.Kind.AUDIO, uri, null, attributes, properties);
            return known(fetched);
        } catch (VoiceXmlEvent e) {
            // not an event: the alternative content stands in
            LOG.log(System.Logger.Level.DEBUG, "audio that can''t be played: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<PromptPart.Audio> known(Fetched fetched) {
        byte[] content = fetched.content();
        if (startsWith(content, 0, "RIFF") && startsWith(content, 8, "WAVE")) {
            return audio(content, "audio/x-wav", fetched);
        }
        if (startsWith(content, 0, ".snd") && content.length >= AU_HEADER) {
            return sunAudio(fetched);
        }
        String type = Optional.ofNullable(fetched.mediaType()).orElse("");
        String path =
                fetched.uri().getPath() == null ? "" : fetched.uri().getPath().toLowerCase(Locale.ROOT);
        if (type.equals("audio/x-alaw-basic") || path.endsWith(".al") || path.endsWith(".alaw")) {
            return audio(content, "audio/x-alaw-basic", fetched);
        }
        if (type.equals("audio/basic") || path.matches(".*\\.(ul|ulaw|mulaw|pcmu)")) {
            return audio(content, "audio/basic", fetched);
        }
        return Optional.empty();
    }

    /** A Sun audio file (.au) of 8 kHz mono: encoding 1 is mu-law, 27 A-law. */
    private static Optional<PromptPart.Audio> sunAudio(Fetched fetched) {
        byte[] content = fetched.content();
        int start = int32(content, 4);
        boolean telephone = int32(content, 16) == 8000 && int32(content, 20) == 1;
        if (!telephone || start < AU_HEADER || start > content.length) {
            return Optional.empty();
        }
        byte[] samples = Arrays.copyOfRange(content, start, content.length);
        return switch (int32(content, 12)) {
            case 1 -> audio(samples, "audio/basic", fetched);
            case 27 -> audio(samples, "audio/x-alaw-basic", fetched);
            default -> Optional.empty();
        };
    }

    private static Optional<PromptPart.Audio> audio(byte[] content, String mediaType, Fetched fetched) {
        return Optional.of(
                new PromptPart.Audio(content, mediaType, fetched.uri().toString()));
    }

    private static int int32(byte[] content, int at) {
        return java.nio.ByteBuffer.wrap(content).getInt(at);
    }

    private static boolean startsWith(byte[] content, int at, String magic) {
        if (content.length < at + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (content[at + i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
