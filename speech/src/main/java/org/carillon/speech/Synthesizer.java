package org.carillon.speech;

/** Turns text into speech. Implementations are thread-safe. */
public interface Synthesizer {

    /**
     * Speaks.
     *
     * @param ssml a complete SSML 1.0 document: {@code <speak>...</speak>}
     * @return what was spoken, at 8000 Hz
     * @throws SpeechException when the engine failed or the document can't be spoken
     */
    Speech synthesize(String ssml) throws SpeechException;
}
