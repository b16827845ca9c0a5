package org.carillon.vxml.platform;

import java.time.Duration;
import java.util.List;

/**
 * What to listen for.
 *
 * @param grammars SRGS XML documents, each complete: references to other documents are resolved already
 * @param language of the caller, BCP 47
 * @param completeTimeout silence after which a complete match ends (property {@code completetimeout})
 * @param incompleteTimeout silence after which an incomplete one does (property {@code incompletetimeout})
 * @param maxSpeechTimeout longest utterance (property {@code maxspeechtimeout})
 * @param maxNBest how many guesses are wanted (property {@code maxnbest})
 * @param sensitivity 0.0 to 1.0
 * @param confidenceLevel below it an utterance is no match, 0.0 to 1.0
 */
public record SpeechRequest(
        List<String> grammars,
        String language,
        Duration completeTimeout,
        Duration incompleteTimeout,
        Duration maxSpeechTimeout,
        int maxNBest,
        double sensitivity,
        double confidenceLevel) {

    public SpeechRequest {
        grammars = List.copyOf(grammars);
    }
}
