package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.List;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.Utterance;

/**
 * Plays what is queued and waits for input: barge-in, keys, speech, silence (VoiceXML 2.0 sections 4.1.5, 4.1.8 and appendix D).
 */
final class InputCollector {

    private final Conversation conversation;
    private final Caller caller;
    private final PromptQueue prompts;
    private final Properties properties;
    private final KeyInput keys;
    private final SpeechInput speech;
    private final UtteranceRecording recording;
    private final FormInterpretation form;
    private PlayPosition position = PlayPosition.NONE;
    private boolean speaking;

    InputCollector(FormInterpretation form, ItemState item, List<ActiveGrammar> active) throws VoiceXmlEvent {
        this.form = form;
        this.conversation = form.context().conversation();
        this.caller = conversation.caller();
        this.prompts = conversation.prompts();
        this.properties = form.properties(item);
        if (active.isEmpty()) {
            // VoiceXML 2.0 section 3.1.4
            throw VoiceXmlEvent.semantic("input is expected, and no grammar is active");
        }
        this.keys = new KeyInput(active, properties);
        this.speech = new SpeechInput(active, form, properties);
        this.recording = new UtteranceRecording(caller, properties);
    }

    /**
     * Input that matched.
     *
     * @throws VoiceXmlEvent {@code noinput}, {@code nomatch}, {@code maxspeechtimeout}, a hang-up
     */
    Recognition collect() throws VoiceXmlEvent {
        Duration timeout = prompts.takeTimeout();
        if (timeout == null) {
            timeout = properties.time("timeout");
        }
        try {
            PlatformEvent first = playUntilInput();
            return listen(first, timeout);
        } finally {
            recording.stop();
            speech.stop(caller);
        }
    }

    /** Plays all prompts; ends early with the event that barged in. */
    private PlatformEvent playUntilInput() throws VoiceXmlEvent {
        while (!prompts.isEmpty()) {
            List<PromptQueue.Queued> segment = prompts.takeSegment();
            if (!segment.get(0).bargein()) {
                speech.stop(caller);
                prompts.play(segment);
                caller.awaitEndOfPrompts();
                caller.forgetTypedAhead();
                continue;
            }
            if (keys.isEnabled() && caller.hasTypedAhead()) {
                prompts.drop();
                return null;
            }
            PlatformEvent bargein = playInterruptibly(segment);
            if (bargein != null) {
                prompts.drop();
                return bargein;
            }
        }
        return null;
    }

    private PlatformEvent playInterruptibly(List<PromptQueue.Queued> segment) throws VoiceXmlEvent {
        boolean hotword = segment.get(0).hotword();
        prompts.play(segment);
        startListening();
        while (caller.isPlaying()) {
            PlatformEvent event = caller.next(Duration.ofMinutes(1));
            if (event instanceof PlatformEvent.PromptsEnded ended) {
                position = ended.position();
            } else if (interrupts(event, hotword)) {
                position = caller.stopPlaying();
                return event;
            }
        }
        return null;
    }

    /** VoiceXML 2.0 section 4.1.5.1: a hotword prompt is interrupted by a match only. */
    private boolean interrupts(PlatformEvent event, boolean hotword) throws VoiceXmlEvent {
        if (event instanceof PlatformEvent.KeyPressed pressed) {
            return keys.isEnabled() && (!hotword || keys.completes(pressed.key()));
        }
        if (event instanceof PlatformEvent.NotRecognized && hotword) {
            speech.restart(caller);
            return false;
        }
        return event instanceof PlatformEvent.Recognized
                || !hotword
                        && (event instanceof PlatformEvent.SpeechStarted
                                || event instanceof PlatformEvent.NotRecognized);
    }

    private Recognition listen(PlatformEvent first, Duration timeout) throws VoiceXmlEvent {
        startListening();
        PlatformEvent event = first;
        Duration wait = timeout;
        while (true) {
            if (event == null) {
                event = caller.next(wait);
            }
            if (event instanceof PlatformEvent.KeyPressed pressed) {
                if (keys.isEnabled()) {
                    speech.stop(caller);
                    wait = keys.press(pressed.key());
                }
            } else if (event instanceof PlatformEvent.SpeechStarted) {
                speaking = true;
                wait = properties.time("maxspeechtimeout");
            } else if (event instanceof PlatformEvent.Recognized recognized) {
                return spoken(recognized);
            } else if (event instanceof PlatformEvent.NotRecognized unknown) {
                throw noMatch("voice", unknown.best());
            } else if (event instanceof PlatformEvent.TimedOut) {
                timedOut();
            }
            if (keys.isOver()) {
                return keyed();
            }
            event = null;
        }
    }

    private void timedOut() throws VoiceXmlEvent {
        if (!keys.isEmpty()) {
            keys.timedOut();
        } else if (speaking) {
            throw new VoiceXmlEvent("maxspeechtimeout", "the caller spoke for too long");
        } else {
            throw new VoiceXmlEvent("noinput", null);
        }
    }

    private Recognition keyed() throws VoiceXmlEvent {
        if (!keys.isMatch()) {
            throw noMatch("dtmf", new Utterance(keys.pressed(), 0));
        }
        conversation.listener().inputReceived("dtmf", keys.pressed(), true);
        return new Recognition(keys.guesses(), "dtmf", position, null);
    }

    private Recognition spoken(PlatformEvent.Recognized recognized) throws VoiceXmlEvent {
        List<Recognition.Guess> guesses = speech.guesses(recognized.nBest());
        String words = recognized.nBest().get(0).words();
        if (guesses.isEmpty()) {
            throw noMatch("voice", recognized.nBest().get(0));
        }
        conversation.limits().inputReceived();
        conversation.listener().inputReceived("voice", words, true);
        return new Recognition(guesses, "voice", position, recording.stop());
    }

    private void startListening() throws VoiceXmlEvent {
        speech.start(caller);
        if (speech.isListening()) {
            recording.start();
        }
    }

    /** VoiceXML 2.0 section 5.1.5: a nomatch counts as a recognition. */
    private VoiceXmlEvent noMatch(String mode, Utterance heard) {
        String utterance = heard == null ? "" : heard.words();
        conversation.limits().inputReceived();
        conversation.listener().inputReceived(mode, utterance, false);
        double confidence = heard == null ? 0 : heard.confidence();
        LastResult.assignNoMatch(form.context(), mode, utterance, confidence, recording.stop());
        return new VoiceXmlEvent("nomatch", null);
    }
}
