package org.carillon.speech;

import java.util.ArrayList;
import java.util.List;
import org.carillon.speech.ssml.Prosody;
import org.carillon.speech.ssml.SpokenPart;

/** One document on its way through a voice: gathers words into passages, keeps pauses and marks in their places. */
final class Narration {

    private static final int PARAGRAPH_MILLIS = 600;

    private final FreeTtsVoice voice;
    private final SpeechBuilder speech = new SpeechBuilder(FreeTtsVoice.SAMPLE_RATE_HZ);

    private final StringBuilder text = new StringBuilder();
    private final List<Passage.Mark> marks = new ArrayList<>();
    private Prosody prosody = Prosody.DEFAULT;

    Narration(FreeTtsVoice voice) {
        this.voice = voice;
    }

    Speech narrate(List<SpokenPart> parts) throws SpeechException {
        if (EnglishText.isForeign(parts)) {
            throw new SpeechException("The voice speaks English; the text has no letter or digit that it knows");
        }
        for (SpokenPart part : parts) {
            if (part instanceof SpokenPart.Words words) {
                append(words);
            } else if (part instanceof SpokenPart.Mark mark) {
                marks.add(new Passage.Mark(mark.name(), text.length()));
            } else if (part instanceof SpokenPart.Silence silence) {
                speakPassage();
                speech.silence(silence.millis());
            } else if (part instanceof SpokenPart.Boundary boundary) {
                speakPassage();
                speech.pause(
                        boundary.kind() == SpokenPart.Boundary.Kind.PARAGRAPH
                                ? PARAGRAPH_MILLIS
                                : FreeTtsVoice.SENTENCE_MILLIS);
            }
        }
        speakPassage();
        return speech.build();
    }

    private void append(SpokenPart.Words words) throws SpeechException {
        if (!words.prosody().equals(prosody)) {
            speakPassage();
            prosody = words.prosody();
        }
        text.append(EnglishText.pronounceable(words.text()));
    }

    private void speakPassage() throws SpeechException {
        if (text.length() == 0 && marks.isEmpty()) {
            return;
        }
        voice.speak(new Passage(text.toString(), prosody, marks), speech);
        text.setLength(0);
        marks.clear();
    }
}
