package org.carillon.it.phone.voice;

/** What the phone's user notices. Called on the voice thread. */
public interface VoiceListener {

    /** Somebody begins to speak. */
    void promptBegan();

    /** Somebody spoke and has been silent for a while. */
    void promptEnded();

    /** The far end has sent a key. */
    void keyHeard(char key);
}
