package org.carillon.vxml;

import org.carillon.vxml.platform.VoicePlatform;

/**
 * Everything that VoiceXML sessions share: settings, the sealed script globals, the fetch cache. Thread-safe; make one and keep
 * it. A session itself is used by one thread, whichever.
 */
public final class VoiceXmlEngine implements AutoCloseable {

    private final VoiceXmlSettings settings;

    public VoiceXmlEngine(VoiceXmlSettings settings) {
        this.settings = settings;
    }

    /**
     * Fetches and parses an application's first document (and its root document), so that what can't run is known before
     * anybody is called.
     *
     * @throws BadApplicationException with the reason for people
     */
    public void check(Application application) throws BadApplicationException {
        throw new BadApplicationException("not written yet: " + settings);
    }

    /** Prepares a session. Nothing is fetched or played before {@link VoiceXmlSession#run()}. */
    public VoiceXmlSession open(
            Application application, SessionVariables variables, VoicePlatform platform, DialogueListener listener) {
        return new VoiceXmlSession();
    }

    @Override
    public void close() {}
}
