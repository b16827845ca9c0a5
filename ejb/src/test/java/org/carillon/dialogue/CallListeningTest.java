package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.speech.SpeechException;
import org.carillon.speech.recognition.Hypothesis;
import org.carillon.speech.recognition.Recognizer;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.Utterance;
import org.junit.jupiter.api.Test;

/** Frames of 20 ms: where an utterance begins, pauses and ends. */
class CallListeningTest {

    private static final short[] SILENCE = new short[160];
    private static final short[] VOICE = voice();
    private static final SpeechRequest REQUEST = new SpeechRequest(
            List.of("<grammar/>"),
            "en-US",
            Duration.ofMillis(700),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(10),
            1,
            0.5,
            0.5);

    private final CallEvents events = new CallEvents();
    private final List<Integer> utterances = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Optional<Hypothesis> understood = Optional.of(new Hypothesis("stop calling me", 0.9));
    private boolean broken;
    private final CallListening listening = new CallListening(
            new Recognizer() {
                @Override
                public void prepare(String language) {}

                @Override
                public Optional<Hypothesis> recognize(short[] samples, List<String> grammars) throws SpeechException {
                    utterances.add(samples.length / 160);
                    if (broken) {
                        throw new SpeechException("it is broken");
                    }
                    return understood;
                }
            },
            REQUEST,
            events,
            failures::add);

    private static short[] voice() {
        short[] frame = new short[160];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (4_000 * Math.sin(i * 2 * Math.PI * 300 / 8_000));
        }
        return frame;
    }

    private void hears(short[] frame, int millis) {
        for (int i = 0; i < millis / 20; i++) {
            listening.accept(frame);
        }
    }

    private List<PlatformEvent> told() {
        List<PlatformEvent> told = new ArrayList<>();
        // two steps may have come for one event
        for (int i = 0; i < 10; i++) {
            PlatformEvent event = events.next(0);
            if (event != null) {
                told.add(event);
            }
        }
        return told;
    }

    @Test
    void silenceAndAClickAreNoSpeech() {
        hears(SILENCE, 2_000);
        hears(VOICE, 40);
        hears(SILENCE, 2_000);

        assertThat(told()).isEmpty();
    }

    @Test
    void speechIsToldAtItsBeginningAndWhatWasSaidAfterThePause() {
        hears(SILENCE, 1_000);
        hears(VOICE, 60);
        assertThat(told()).containsExactly(new PlatformEvent.SpeechStarted());

        hears(VOICE, 940);
        hears(SILENCE, 680);
        assertThat(told()).isEmpty();

        hears(SILENCE, 20);
        assertThat(told())
                .containsExactly(new PlatformEvent.Recognized(List.of(new Utterance("stop calling me", 0.9))));
        assertThat(utterances)
                .as("a second, with 240 ms before and 300 ms after it")
                .containsExactly(50 + 12 + 15);
    }

    @Test
    void whatDoesNotMatchYetMayBeGoneOnWith() {
        understood = Optional.empty();
        hears(VOICE, 500);
        hears(SILENCE, 800);
        assertThat(told()).containsExactly(new PlatformEvent.SpeechStarted());

        understood = Optional.of(new Hypothesis("call me any time", 0.8));
        hears(VOICE, 500);
        hears(SILENCE, 800);
        assertThat(told())
                .containsExactly(new PlatformEvent.Recognized(List.of(new Utterance("call me any time", 0.8))));
        assertThat(utterances).containsExactly(25 + 15, 25 + 40 + 25 + 15);
    }

    @Test
    void whatHasNotMatchedAfterTheLongPauseIsNoMatch() {
        understood = Optional.of(new Hypothesis("stop all calls", 0.3));
        hears(VOICE, 500);
        hears(SILENCE, 3_000);

        assertThat(told())
                .containsExactly(
                        new PlatformEvent.SpeechStarted(),
                        new PlatformEvent.NotRecognized(new Utterance("stop all calls", 0.3)));
        assertThat(utterances).as("silence adds nothing to decide by").hasSize(1);
    }

    @Test
    void nothingIsToldOnceNobodyListens() {
        hears(VOICE, 500);
        hears(SILENCE, 800);
        listening.close();
        hears(VOICE, 500);
        hears(SILENCE, 2_000);

        assertThat(told()).containsExactly(new PlatformEvent.SpeechStarted());
        assertThat(utterances).isEmpty();
    }

    @Test
    void aRecognizerThatFailsIsANoMatchAndSaysWhy() {
        broken = true;
        hears(VOICE, 500);
        hears(SILENCE, 3_000);

        assertThat(told()).containsExactly(new PlatformEvent.SpeechStarted(), new PlatformEvent.NotRecognized(null));
        assertThat(failures).containsExactly("it is broken");
    }

    @Test
    void whoNeverStopsTakesNoMoreRoomThanTheLongestUtterance() {
        hears(VOICE, 60_000);
        hears(SILENCE, 800);

        assertThat(told()).hasSize(2);
        assertThat(utterances.get(0)).isLessThanOrEqualTo(10_000 / 20 + 15);
    }
}
