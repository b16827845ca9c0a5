package org.carillon.speech;

import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.ArrayList;
import java.util.List;
import org.carillon.speech.ssml.Prosody;

/**
 * One FreeTTS voice, for one thread at a time. Runs the chain of utterance processors itself and takes the samples from its
 * result: FreeTTS's own way to them leads through a thread and an audio player. The voice is taken from its directory class,
 * so that no class loader and no system property has to find it.
 */
final class FreeTtsVoice {

    static final int SAMPLE_RATE_HZ = 8_000;

    /** The pause after a sentence, in milliseconds. */
    static final int SENTENCE_MILLIS = 300;

    private static final int CLAUSE_MILLIS = 150;
    private static final int WORD_MILLIS = 40;

    /** Longest sentence: the same as FreeTTS's own. */
    private static final int MAX_TOKENS = 500;

    private final Voice voice = new KevinVoiceDirectory().getVoices()[0];
    private final float pitchHz;

    FreeTtsVoice() {
        // with a queue of its own the voice starts no output thread
        voice.setOutputQueue(new OutputQueue());
        voice.allocate();
        pitchHz = voice.getPitch();
    }

    /** Says a passage sentence by sentence, and the pause after each. */
    void speak(Passage passage, SpeechBuilder speech) throws SpeechException {
        apply(passage.prosody());
        List<Passage.Mark> marks = new ArrayList<>(passage.marks());
        Tokenizer tokenizer = voice.getTokenizer();
        tokenizer.setInputText(passage.text());
        List<Token> sentence = new ArrayList<>();
        while (tokenizer.hasMoreTokens()) {
            Token token = tokenizer.getNextToken();
            if (!EnglishText.isSpoken(token.getWord())) {
                // FreeTTS stumbles over words without a letter, and would be silent anyway
                continue;
            }
            if (!sentence.isEmpty() && (tokenizer.isBreak() || sentence.size() == MAX_TOKENS)) {
                say(sentence, passage, marks, speech);
                sentence.clear();
            }
            sentence.add(token);
        }
        if (!sentence.isEmpty()) {
            say(sentence, passage, marks, speech);
        }
        for (Passage.Mark mark : marks) {
            speech.markHere(mark.name());
        }
    }

    private void apply(Prosody prosody) {
        voice.setDurationStretch((float) (1 / prosody.rate()));
        voice.setPitch((float) (pitchHz * prosody.pitch()));
    }

    /** Says a sentence; takes the marks that fall into it out of the list. */
    private void say(List<Token> sentence, Passage passage, List<Passage.Mark> marks, SpeechBuilder speech)
            throws SpeechException {
        SpokenSentence spoken = new SpokenSentence(process(sentence));
        long beginMillis = speech.speak(spoken.samples(), passage.prosody().volume() / 100);
        for (int i = 0; i < sentence.size(); i++) {
            // a token's position is that of its end
            while (!marks.isEmpty() && marks.get(0).offset() < sentence.get(i).getPosition()) {
                speech.mark(marks.remove(0).name(), beginMillis + spoken.beginMillis(i));
            }
        }
        speech.pause(pauseAfter(sentence.get(sentence.size() - 1)));
    }

    private Utterance process(List<Token> sentence) throws SpeechException {
        Utterance utterance = new Utterance(voice, List.copyOf(sentence));
        try {
            for (Object processor : voice.getUtteranceProcessors()) {
                ((UtteranceProcessor) processor).processUtterance(utterance);
            }
        } catch (ProcessException e) {
            throw new SpeechException("FreeTTS failed", e);
        }
        return utterance;
    }

    private static int pauseAfter(Token last) {
        String punctuation = last.getPostpunctuation();
        if (punctuation == null || punctuation.isEmpty()) {
            return WORD_MILLIS;
        }
        return punctuation.matches(".*[.!?].*") ? SENTENCE_MILLIS : CLAUSE_MILLIS;
    }
}
