package org.carillon.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.carillon.session.EventType;
import org.carillon.speech.AudioFile;
import org.carillon.speech.Speech;
import org.carillon.speech.SpeechException;
import org.carillon.speech.Synthesizer;
import org.carillon.telephony.CallAudio;
import org.carillon.vxml.platform.PromptPart;

/** Makes samples of what is to be played. */
final class PromptAudio {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Synthesizer synthesizer;
    private final BiConsumer<EventType, String> timeline;

    PromptAudio(Synthesizer synthesizer, BiConsumer<EventType, String> timeline) {
        this.synthesizer = synthesizer;
        this.timeline = timeline;
    }

    /** The samples; none of a part that can't be played: the caller hears nothing of it, the timeline says why. */
    Speech of(PromptPart part) {
        try {
            if (part instanceof PromptPart.Spoken spoken) {
                return synthesizer.synthesize(spoken.ssml());
            }
            if (part instanceof PromptPart.Audio audio) {
                return AudioFile.read(audio.content(), audio.mediaType());
            }
        } catch (SpeechException e) {
            timeline.accept(EventType.EVENT, "error.noresource: " + e.getMessage());
        }
        return part instanceof PromptPart.Pause pause ? silence(pause.length()) : silence(Duration.ZERO);
    }

    private static Speech silence(Duration wanted) {
        Duration length = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
        return new Speech(
                new short[(int) (length.toMillis() * CallAudio.SAMPLE_RATE_HZ / 1000)],
                CallAudio.SAMPLE_RATE_HZ,
                List.of());
    }
}
