package org.carillon.vxml.interpret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.TransferRequest;

/** Listens to the caller while a transfer goes on: a match with one of its grammars ends it; anything else is between them. */
final class TransferInput {

    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Conversation conversation;
    private final Caller caller;
    private final KeyInput keys;
    private final SpeechInput speech;
    private Recognition recognition;

    TransferInput(FormInterpretation form, ItemState item, List<ActiveGrammar> active) {
        this.conversation = form.context().conversation();
        this.caller = conversation.caller();
        this.keys = new KeyInput(active, form.properties(item));
        this.speech = new SpeechInput(active, form, form.properties(item));
    }

    /** What ended the transfer, if it was the caller. */
    Optional<Recognition> recognition() {
        return Optional.ofNullable(recognition);
    }

    /** Transfers, and waits for the end. */
    PlatformEvent.TransferEnded during(TransferRequest request) throws VoiceXmlEvent {
        caller.forgetTypedAhead();
        speech.start(caller);
        caller.platform().transfer(request);
        try {
            while (true) {
                PlatformEvent event = caller.next(WHILE);
                if (event instanceof PlatformEvent.TransferEnded ended) {
                    return ended;
                }
                if (recognition == null && isMatch(event)) {
                    conversation.limits().inputReceived();
                    caller.platform().endTransfer();
                }
            }
        } finally {
            speech.stop(caller);
        }
    }

    private boolean isMatch(PlatformEvent event) throws VoiceXmlEvent {
        if (event instanceof PlatformEvent.KeyPressed pressed && keys.completes(pressed.key())) {
            keys.press(pressed.key());
            return recognised(keys.guesses(), "dtmf");
        }
        if (event instanceof PlatformEvent.Recognized recognized) {
            return recognised(speech.guesses(recognized.nBest()), "voice") || listensOn();
        }
        return event instanceof PlatformEvent.NotRecognized && listensOn();
    }

    private boolean recognised(List<Recognition.Guess> guesses, String mode) {
        if (guesses.isEmpty()) {
            return false;
        }
        recognition = new Recognition(guesses, mode, PlayPosition.NONE, null);
        conversation.listener().inputReceived(mode, recognition.best().utterance(), true);
        return true;
    }

    private boolean listensOn() throws VoiceXmlEvent {
        speech.restart(caller);
        return false;
    }
}
