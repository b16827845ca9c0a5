package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.platform.PromptPart;

/** Prompts that wait to be played until input is collected (VoiceXML 2.0 section 4.1.8). */
final class PromptQueue {

    private final Caller caller;
    private final DialogueListener listener;
    private final List<Queued> queue = new ArrayList<>();
    private Duration timeout;

    PromptQueue(Caller caller, DialogueListener listener) {
        this.caller = caller;
        this.listener = listener;
    }

    /**
     * A prompt ready to be played.
     *
     * @param parts what to play
     * @param text the same for people
     * @param bargein whether it may be interrupted
     * @param hotword whether only by a match
     */
    record Queued(List<PromptPart> parts, String text, boolean bargein, boolean hotword) {}

    /** Adds a prompt; its timeout, if it has one, is the one that counts (VoiceXML 2.0 section 4.1.7). */
    void add(Queued prompt, Duration promptTimeout) {
        if (!prompt.parts().isEmpty()) {
            listener.promptQueued(prompt.text());
            queue.add(prompt);
        }
        timeout = promptTimeout;
    }

    /** The last queued prompt's timeout, or null; forgotten afterwards. */
    Duration takeTimeout() {
        Duration last = timeout;
        timeout = null;
        return last;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes out the next prompts that can be played in one go: those of the same bargein. */
    List<Queued> takeSegment() {
        List<Queued> segment = new ArrayList<>();
        while (!queue.isEmpty() && (segment.isEmpty() || isAlike(segment.get(0), queue.get(0)))) {
            segment.add(queue.remove(0));
        }
        return segment;
    }

    void drop() {
        queue.clear();
    }

    /** Plays prompts, without waiting for their end. */
    void play(List<Queued> segment) throws VoiceXmlEvent {
        if (caller.isGone()) {
            return;
        }
        List<PromptPart> parts = new ArrayList<>();
        for (Queued prompt : segment) {
            listener.promptPlayed(prompt.text());
            parts.addAll(prompt.parts());
        }
        // in one go: between two, the first could end and be taken for all
        caller.play(parts);
    }

    /** Plays everything, without waiting for its end and without listening: nothing will be asked after it. */
    void playAll() throws VoiceXmlEvent {
        List<Queued> all = List.copyOf(queue);
        queue.clear();
        play(all);
    }

    /** Plays everything and waits for its end. */
    void playToEnd() throws VoiceXmlEvent {
        playAll();
        caller.awaitEndOfPrompts();
    }

    private static boolean isAlike(Queued a, Queued b) {
        return a.bargein() == b.bargein() && a.hotword() == b.hotword();
    }
}
