package org.carillon.vxml;

import org.carillon.vxml.platform.Recording;

/** Hears what goes on in a session, for timelines and logs. Called on the session's thread; returns at once. */
public interface DialogueListener {

    /** A document was entered. */
    default void documentEntered(String uri) {}

    /** A prompt was queued: it is played when input is next collected, unless the caller barges in first, or is gone. */
    default void promptQueued(String text) {}

    /** Prompts were handed to the platform: their plain text, or the audio's URI in angle brackets. */
    default void promptPlayed(String text) {}

    /**
     * Input was taken.
     *
     * @param mode {@code dtmf} or {@code voice}
     * @param utterance the keys or words
     * @param matched whether a grammar matched
     */
    default void inputReceived(String mode, String utterance, boolean matched) {}

    /** A form item was filled. */
    default void filled(String name, String value) {}

    /**
     * The caller has recorded something; {@link #filled} follows.
     *
     * @param name of the form item
     */
    default void recorded(String name, Recording recording) {}

    /** An event was thrown: {@code noinput}, {@code nomatch}, {@code help}, {@code error.*}... */
    default void eventThrown(String event, String message) {}

    /** {@code <log>}. */
    default void logged(String label, String text) {}
}
