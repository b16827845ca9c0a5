package org.carillon.dialogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.speech.SpeechException;
import org.carillon.speech.VoiceActivity;
import org.carillon.speech.recognition.Hypothesis;
import org.carillon.speech.recognition.Recognizer;
import org.carillon.telephony.CallAudio;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.Utterance;

/**
 * Listens to one utterance of the customer. Frames come on the media clock, so there is room for the longest utterance from the start; it is
 * recognized by the dialogue's own thread, at the first pause of {@code completetimeout}, again whenever more was said after that, and has not
 * matched after a pause of {@code incompletetimeout} (VoiceXML 2.0 section 6.3.2 and appendix D).
 */
final class CallListening implements Consumer<short[]> {

    /** What is heard before speech is clearly there belongs to it. */
    private static final int FRAMES_BEFORE = 15;

    /** Of so many frames in a row, all are speech when somebody speaks: a click is shorter. */
    private static final int FRAMES_OF_SPEECH = 3;

    /** What of the silence after an utterance goes with it. */
    private static final int FRAMES_AFTER = 15;

    private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(20);
    private static final int FRAME_MILLIS = 20;

    private final Recognizer recognizer;
    private final SpeechRequest request;
    private final CallEvents events;
    private final Consumer<String> onFailure;
    private final VoiceActivity voice;
    private final long completeFrames;
    private final long incompleteFrames;
    private final short[] samples;
    private int length;
    private int loudFrames;
    private int quietFrames;
    private boolean speaking;
    private boolean over;
    private Hypothesis last;

    /** @param onFailure told why what was said could not be recognized */
    CallListening(Recognizer recognizer, SpeechRequest request, CallEvents events, Consumer<String> onFailure) {
        this.recognizer = recognizer;
        this.request = request;
        this.events = events;
        this.onFailure = onFailure;
        this.voice = new VoiceActivity(request.sensitivity());
        this.completeFrames = frames(request.completeTimeout());
        this.incompleteFrames = Math.max(completeFrames, frames(request.incompleteTimeout()));
        Duration longest = request.maxSpeechTimeout().compareTo(LONGEST_UTTERANCE) < 0
                ? request.maxSpeechTimeout()
                : LONGEST_UTTERANCE;
        this.samples = new short[(int) (frames(longest) + FRAMES_BEFORE) * CallAudio.FRAME_SAMPLES];
    }

    private static long frames(Duration time) {
        return Math.max(1, time.toMillis() / FRAME_MILLIS);
    }

    @Override
    public synchronized void accept(short[] frame) {
        if (over) {
            return;
        }
        keep(frame);
        boolean loud = voice.hears(frame);
        if (!speaking) {
            loudFrames = loud ? loudFrames + 1 : 0;
            if (loudFrames == FRAMES_OF_SPEECH) {
                speaking = true;
                events.tell(new PlatformEvent.SpeechStarted());
            }
        } else if (loud) {
            quietFrames = 0;
        } else {
            pause(++quietFrames);
        }
    }

    private void keep(short[] frame) {
        int before = FRAMES_BEFORE * CallAudio.FRAME_SAMPLES;
        if (!speaking && length + frame.length > before) {
            int forgotten = length + frame.length - before;
            System.arraycopy(samples, forgotten, samples, 0, length - forgotten);
            length -= forgotten;
        }
        int room = Math.min(frame.length, samples.length - length);
        System.arraycopy(frame, 0, samples, length, room);
        length += room;
    }

    private void pause(int frames) {
        if (frames == completeFrames) {
            events.handle(this::recognize);
        }
        if (frames == incompleteFrames) {
            events.handle(this::end);
        }
    }

    /** On the dialogue's thread: ends with a match, or goes on. */
    private PlatformEvent recognize() {
        short[] said = said();
        if (said == null) {
            return null;
        }
        try {
            Optional<Hypothesis> hypothesis = recognizer.recognize(said, request.grammars());
            last = hypothesis.orElse(null);
        } catch (SpeechException e) {
            onFailure.accept(e.getMessage());
            return end();
        }
        if (last == null || last.confidence() < request.confidenceLevel()) {
            return null;
        }
        close();
        return new PlatformEvent.Recognized(List.of(utterance(last)));
    }

    /** On the dialogue's thread: the customer has said nothing more. */
    private PlatformEvent end() {
        if (said() == null) {
            return null;
        }
        close();
        return new PlatformEvent.NotRecognized(last == null ? null : utterance(last));
    }

    private static Utterance utterance(Hypothesis heard) {
        return new Utterance(heard.words(), heard.confidence());
    }

    /** What was said so far, or null when nobody listens any more. */
    private synchronized short[] said() {
        int silent = Math.max(0, quietFrames - FRAMES_AFTER) * CallAudio.FRAME_SAMPLES;
        return over ? null : Arrays.copyOf(samples, Math.max(0, length - silent));
    }

    /** Ends listening; what was said is not recognized any more. */
    synchronized void close() {
        over = true;
    }
}
