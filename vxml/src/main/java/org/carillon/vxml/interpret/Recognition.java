package org.carillon.vxml.interpret;

import java.util.List;
import org.carillon.vxml.grammar.GrammarMatch;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.Recording;

/**
 * Input that matched.
 *
 * @param nBest guesses, best first, at least one
 * @param mode {@code dtmf} or {@code voice}
 * @param position where the prompts were when it began
 * @param recording of the utterance, or null (property {@code recordutterance})
 */
record Recognition(List<Guess> nBest, String mode, PlayPosition position, Recording recording) {

    Recognition {
        nBest = List.copyOf(nBest);
    }

    /** What it most probably is. */
    Guess best() {
        return nBest.get(0);
    }

    /**
     * One guess.
     *
     * @param match how a grammar matched
     * @param active that grammar
     * @param utterance words or keys
     * @param confidence 0.0 to 1.0
     */
    record Guess(GrammarMatch match, ActiveGrammar active, String utterance, double confidence) {}
}
