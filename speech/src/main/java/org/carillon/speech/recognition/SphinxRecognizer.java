package org.carillon.speech.recognition;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.speech.SpeechException;

/**
 * Recognizes American English with sphinx4. Its model of about 100 MB is loaded when somebody is first listened to. Thread-safe:
 * utterances are recognized one after the other in the order of their coming, each in a few hundredths of its length.
 */
public final class SphinxRecognizer implements Recognizer {

    private static final Duration LONGEST_LOADING = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Executor loading;
    private final Semaphore turn = new Semaphore(1, true);
    private CompletableFuture<SphinxDecoder> decoder;

    /** @param loading runs what loads the model */
    public SphinxRecognizer(Executor loading) {
        this.loading = loading;
    }

    @Override
    public void prepare(String language) throws SpeechException {
        if (!Locale.forLanguageTag(language).getLanguage().equals("en")) {
            throw new SpeechException("There is no recognizer for the language " + language);
        }
        decoder();
    }

    /** A model that could not be loaded is tried again by the next one who needs it. */
    private synchronized CompletableFuture<SphinxDecoder> decoder() {
        if (decoder == null || decoder.isCompletedExceptionally()) {
            decoder = new CompletableFuture<>();
            CompletableFuture<SphinxDecoder> loaded = decoder;
            loading.execute(() -> load(loaded));
        }
        return decoder;
    }

    private static void load(CompletableFuture<SphinxDecoder> loaded) {
        try {
            loaded.complete(new SphinxDecoder());
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            loaded.completeExceptionally(e);
        }
    }

    @Override
    public Optional<Hypothesis> recognize(short[] samples, List<String> grammars) throws SpeechException {
        List<SrgsGrammar> expected = new ArrayList<>();
        for (String grammar : grammars) {
            expected.add(SrgsGrammar.read(grammar));
        }
        try {
            SphinxDecoder loaded = decoder().get(LONGEST_LOADING.toMillis(), TimeUnit.MILLISECONDS);
            if (!turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechException("The recognizer is busy with others");
            }
            try {
                return loaded.decode(samples, expected);
            } catch (RuntimeException | StackOverflowError e) {
                throw new SpeechException("The recognizer failed", e);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechException("The server is stopping", e);
        } catch (TimeoutException e) {
            throw new SpeechException("The recognizer's model was not loaded in time", e);
        } catch (ExecutionException e) {
            throw new SpeechException("The recognizer's model can't be loaded", e.getCause());
        }
    }
}
