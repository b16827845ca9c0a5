package org.carillon.it.wire;

import org.carillon.speech.FreeTtsSynthesizer;
import org.carillon.speech.SpeechException;

/** What a person at the test phone says. */
final class Spoken {

    private static final FreeTtsSynthesizer VOICE = new FreeTtsSynthesizer(1);

    private Spoken() {}

    /** Samples of the words at the telephone's rate. */
    static short[] words(String words) throws SpeechException {
        return VOICE.synthesize("<speak>" + words + "</speak>").samples();
    }
}
