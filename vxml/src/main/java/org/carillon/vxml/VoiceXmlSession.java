package org.carillon.vxml;

/** One run of an application with one caller. */
public final class VoiceXmlSession {

    VoiceXmlSession() {}

    /**
     * Runs the application to its end on the calling thread. Never throws for anything the application, its author or the caller
     * does: that is in the result.
     */
    public SessionResult run() {
        return new SessionResult(SessionResult.Kind.ERROR, "error.unsupported", "not written yet", java.util.Map.of());
    }
}
