package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.List;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.Recording;

/** Records, until silence, a key, a match, the longest time, or a hang-up ends it. */
final class RecordInput {

    private final Conversation conversation;
    private final Caller caller;
    private final Properties properties;
    private final KeyInput keys;
    private final SpeechInput speech;
    private final boolean dtmfterm;
    private Recording recording;
    private Recognition recognition;
    private String termchar;
    private boolean maxtime;
    private boolean speaking;

    RecordInput(FormInterpretation form, ItemState item, List<ActiveGrammar> active, boolean dtmfterm) {
        this.conversation = form.context().conversation();
        this.caller = conversation.caller();
        this.properties = form.properties(item);
        this.keys = new KeyInput(active, properties);
        this.speech = new SpeechInput(active, form, properties);
        this.dtmfterm = dtmfterm;
    }

    /** What was said, or null if nothing was recorded. */
    Recording recording() {
        return recording;
    }

    /** The grammar match that ended it, or null. */
    Recognition recognition() {
        return recognition;
    }

    /** The key that ended it, or null. */
    String termchar() {
        return termchar;
    }

    /** Whether it was cut at its longest time. */
    boolean isMaxtime() {
        return maxtime;
    }

    /**
     * @throws VoiceXmlEvent {@code noinput} if nothing was said, a hang-up
     */
    void record(String mediaType, Duration longest, Duration finalSilence, boolean beep) throws VoiceXmlEvent {
        Duration timeout = conversation.prompts().takeTimeout();
        playPrompts();
        if (beep) {
            caller.play(List.of(Beep.audio()));
            caller.awaitEndOfPrompts();
        }
        caller.forgetTypedAhead();
        caller.platform().startRecording(mediaType, finalSilence);
        speech.start(caller);
        try {
            listen(timeout == null ? properties.time("timeout") : timeout, longest);
        } finally {
            speech.stop(caller);
            recording = caller.platform().stopRecording();
        }
        if (recording.content().length == 0) {
            throw new VoiceXmlEvent("noinput", "nothing was recorded");
        }
        conversation.limits().inputReceived();
    }

    /** Prompts may be cut short by a key, if they allow it. */
    private void playPrompts() throws VoiceXmlEvent {
        while (!conversation.prompts().isEmpty()) {
            List<PromptQueue.Queued> segment = conversation.prompts().takeSegment();
            conversation.prompts().play(segment);
            if (!segment.get(0).bargein()) {
                caller.awaitEndOfPrompts();
                continue;
            }
            while (caller.isPlaying()) {
                if (caller.next(Duration.ofMinutes(1)) instanceof PlatformEvent.KeyPressed) {
                    caller.stopPlaying();
                    conversation.prompts().drop();
                }
            }
        }
    }

    private void listen(Duration timeout, Duration longest) throws VoiceXmlEvent {
        long end = caller.nanoTime() + longest.toNanos();
        long silentUntil = caller.nanoTime() + timeout.toNanos();
        while (true) {
            long until = speaking ? end : Math.min(end, silentUntil);
            PlatformEvent event = caller.next(Duration.ofNanos(Math.max(0, until - caller.nanoTime())));
            if (event instanceof PlatformEvent.SpeechStarted) {
                speaking = true;
            } else if (event instanceof PlatformEvent.TimedOut) {
                if (!speaking && caller.nanoTime() >= silentUntil) {
                    throw new VoiceXmlEvent("noinput", "nothing was said to be recorded");
                }
                maxtime = true;
                return;
            } else if (event instanceof PlatformEvent.Silence || isEndedBy(event)) {
                return;
            }
        }
    }

    private boolean isEndedBy(PlatformEvent event) throws VoiceXmlEvent {
        if (event instanceof PlatformEvent.KeyPressed pressed) {
            return isEndedBy(pressed.key());
        }
        if (event instanceof PlatformEvent.Recognized recognized) {
            List<Recognition.Guess> guesses = speech.guesses(recognized.nBest());
            if (!guesses.isEmpty()) {
                recognition = new Recognition(guesses, "voice", PlayPosition.NONE, null);
                return true;
            }
        }
        if (event instanceof PlatformEvent.Recognized || event instanceof PlatformEvent.NotRecognized) {
            speech.restart(caller);
        }
        return false;
    }

    /** A grammar comes before {@code dtmfterm} (VoiceXML 2.0 section 2.3.6). */
    private boolean isEndedBy(char key) throws VoiceXmlEvent {
        if (keys.completes(key)) {
            keys.press(key);
            recognition = new Recognition(keys.guesses(), "dtmf", PlayPosition.NONE, null);
            return true;
        }
        if (dtmfterm) {
            termchar = String.valueOf(key);
        }
        return dtmfterm;
    }
}
