package org.carillon.speech.recognition;

import java.util.List;
import java.util.Optional;
import org.carillon.speech.SpeechException;

/** Finds the words of an utterance. Implementations are thread-safe. */
public interface Recognizer {

    /**
     * Makes ready for an utterance, so that no caller waits for it. Returns at once; may be called again.
     *
     * @throws SpeechException when there is nothing that recognizes the language
     */
    void prepare(String language) throws SpeechException;

    /**
     * Recognizes an utterance as a whole.
     *
     * @param samples of one utterance with a little silence around it: 16 bit linear, mono, 8000 Hz
     * @param grammars what may be said: SRGS 1.0 documents in the XML form, without references to others
     * @return what was probably said, or empty when it is none of that
     * @throws SpeechException when a grammar can't be listened for, or the engine failed
     */
    Optional<Hypothesis> recognize(short[] samples, List<String> grammars) throws SpeechException;
}
