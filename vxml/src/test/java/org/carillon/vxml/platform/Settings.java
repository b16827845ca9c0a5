package org.carillon.vxml.platform;

import java.time.Duration;
import java.util.List;
import org.carillon.vxml.VoiceXmlSettings;

/** Settings for tests. */
public final class Settings {

    private Settings() {}

    /** Small limits, and loopback may be fetched from. */
    public static VoiceXmlSettings loopback() {
        return with(List.of("127.0.0.0/8"), 64 * 1024);
    }

    public static VoiceXmlSettings with(List<String> allowedHosts, int maxDocumentBytes) {
        return new VoiceXmlSettings(
                allowedHosts,
                maxDocumentBytes,
                1024 * 1024,
                Duration.ofSeconds(2),
                3,
                Duration.ofMinutes(30),
                100,
                100,
                Duration.ofSeconds(2),
                16 * 1024 * 1024);
    }
}
