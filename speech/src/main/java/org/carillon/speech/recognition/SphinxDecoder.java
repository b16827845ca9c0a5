package org.carillon.speech.recognition;

import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.lexicon.LetterToSoundImpl;
import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.decoder.search.SimpleBreadthFirstSearchManager;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.feature.FeatureTransform;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.Linguist;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.LogMath;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.carillon.speech.SpeechException;

/**
 * The acoustic model of American English, and the search in it. What is searched for is any sentence of the grammars, and beside them any
 * sequence of phones: by how much the grammars' best sentence beats the best sequence is the confidence. Holds about 100 MB. Not
 * thread-safe, and neither are sphinx4's statistics, which all decoders of a process share: there must be one.
 */
final class SphinxDecoder {

    private static final String MODELS = "/edu/cmu/sphinx/models/en-us/";

    /** Kept, so that their levels are: sphinx4 tells of each unit and each utterance, some of it without its package. */
    private static final List<Logger> CHATTER =
            List.of(Logger.getLogger("edu.cmu.sphinx"), Logger.getLogger("BatchCMN"), Logger.getLogger("AutoCepstrum"));

    /** These four and the beams below are those of sphinx4's own configuration, {@code edu/cmu/sphinx/api/default.config.xml}. */
    private static final double WORD_INSERTION = 0.1;

    private static final double SILENCE_INSERTION = 0.1;
    private static final double FILLER_INSERTION = 0.01;
    private static final float LANGUAGE_WEIGHT = 8;

    /** What it costs to be no sentence of the grammars, and each phone of it; chosen by what benchmarks/recognition.sh shows. */
    private static final double OUT_OF_GRAMMAR = 1e-5;

    private static final double OUT_OF_GRAMMAR_PHONE = 1e-12;

    /** So much less probable than the best are paths that are followed no further, and so many are followed at most. */
    private static final double BEAM = 1e-60;

    private static final int MOST_PATHS = 20_000;

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

    /** A second of speech. */
    private static final int FRAMES_AT_ONCE = 100;

    /** The logarithm of the odds that makes a confidence of 0.73. */
    private static final double CONFIDENCE_SCALE = 20;

    static {
        CHATTER.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final UnitManager units = new UnitManager();
    private final UtteranceSource source = new UtteranceSource();
    private final TiedStateAcousticModel model;
    private final Pronunciations pronunciations;
    private final FrontEnd frontEnd;

    SphinxDecoder() throws IOException {
        Sphinx3Loader loader = new Sphinx3Loader(resource("en-us"), units, 0, 1e-7f, 1e-4f, 4, true);
        model = new TiedStateAcousticModel(loader, units, true);
        model.allocate();
        TextDictionary dictionary =
                new TextDictionary(resource("cmudict-en-us.dict"), resource("en-us/noisedict"), List.of(), null, units);
        dictionary.allocate();
        pronunciations = new Pronunciations(
                dictionary, units, new LetterToSoundImpl(CMULexicon.class.getResource("cmudict04_lts.bin"), true));
        frontEnd = new FrontEnd(List.of(
                source,
                new Preemphasizer(0.97),
                new RaisedCosineWindower(0.46, 25.625f, 10),
                new DiscreteFourierTransform(-1, false),
                new AutoCepstrum(loader),
                new BatchCMN(),
                new DeltasFeatureExtractor(3),
                new FeatureTransform(loader)));
        frontEnd.initialize();
    }

    private static URL resource(String name) throws IOException {
        URL found = SphinxDecoder.class.getResource(MODELS + name);
        if (found == null) {
            throw new IOException("There is no acoustic model " + MODELS + name);
        }
        return found;
    }

    /** Returns the most probable sentence of the grammars, or empty when none is at all probable. */
    Optional<Hypothesis> decode(short[] samples, List<SrgsGrammar> grammars) throws SpeechException {
        SimpleBreadthFirstSearchManager search = search(WordGraph.of(grammars, pronunciations));
        source.say(samples);
        search.allocate();
        search.startRecognition();
        Result result = toTheEnd(search);
        search.stopRecognition();
        return result == null ? Optional.empty() : hypothesis(result.getResultTokens());
    }

    private static Result toTheEnd(SimpleBreadthFirstSearchManager search) throws SpeechException {
        long deadline = System.nanoTime() + LONGEST_SEARCH.toNanos();
        Result result;
        do {
            if (System.nanoTime() > deadline) {
                throw new SpeechException("The utterance and its grammar take the recognizer too long");
            }
            result = search.recognize(FRAMES_AT_ONCE);
        } while (result != null && !result.isFinal());
        return result;
    }

    private SimpleBreadthFirstSearchManager search(WordGraph graph) {
        Linguist linguist = new FlatLinguist(
                model,
                graph,
                units,
                WORD_INSERTION,
                SILENCE_INSERTION,
                FILLER_INSERTION,
                1,
                LANGUAGE_WEIGHT,
                false,
                false,
                false,
                true,
                OUT_OF_GRAMMAR,
                OUT_OF_GRAMMAR_PHONE,
                model);
        return new SimpleBreadthFirstSearchManager(
                linguist,
                new SimplePruner(),
                new SimpleAcousticScorer(frontEnd, null),
                new PartitionActiveListFactory(MOST_PATHS, BEAM),
                false,
                0,
                0,
                false);
    }

    /** @param ends the paths that reached the end with the utterance */
    private static Optional<Hypothesis> hypothesis(List<Token> ends) {
        Token sentence = null;
        double anything = Double.NEGATIVE_INFINITY;
        for (Token end : ends) {
            if (isOutOfGrammar(end)) {
                anything = Math.max(anything, end.getScore());
            } else if (sentence == null || end.getScore() > sentence.getScore()) {
                sentence = end;
            }
        }
        String words = sentence == null ? "" : sentence.getWordPathNoFiller();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hypothesis(words, confidence(sentence.getScore() - anything)));
    }

    private static boolean isOutOfGrammar(Token end) {
        return end.getWordPathNoFiller().contains(Word.UNKNOWN.getSpelling());
    }

    /** @param margin in sphinx4's logarithm */
    private static double confidence(double margin) {
        double odds = margin * Math.log(LogMath.getLogMath().getLogBase());
        return 1 / (1 + Math.exp(-odds / CONFIDENCE_SCALE));
    }
}
