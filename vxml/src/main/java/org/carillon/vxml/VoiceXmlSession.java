package org.carillon.vxml;

import org.carillon.vxml.interpret.Dialogue;

/** One run of an application with one caller. */
public final class VoiceXmlSession {

    private final Dialogue dialogue;

    VoiceXmlSession(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /**
     * Runs the application to its end on the calling thread. Never throws for anything the application, its author or the caller
     * does: that is in the result.
     */
    public SessionResult run() {
        return dialogue.run();
    }
}
