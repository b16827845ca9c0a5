package org.carillon.speech;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Remembers what another synthesizer spoke, by the whole document, least recently used first out. Callers who ask for the
 * same document at the same time share one synthesis; a failure is told to all of them and is not remembered. Thread-safe.
 */
public final class CachingSynthesizer implements Synthesizer {

    /** What an entry costs beside its text and samples, in bytes: a guess on the safe side. */
    private static final int ENTRY_BYTES = 200;

    private final Synthesizer synthesizer;
    private final long maxBytes;
    private final Map<String, Speech> remembered = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, CompletableFuture<Speech>> speaking = new HashMap<>();
    private long bytes;

    /** @param maxBytes of samples and texts to keep; speech that alone is larger is not kept */
    public CachingSynthesizer(Synthesizer synthesizer, long maxBytes) {
        this.synthesizer = synthesizer;
        this.maxBytes = maxBytes;
    }

    @Override
    public Speech synthesize(String ssml) throws SpeechException {
        CompletableFuture<Speech> mine = new CompletableFuture<>();
        CompletableFuture<Speech> others;
        synchronized (this) {
            Speech known = remembered.get(ssml);
            if (known != null) {
                return known;
            }
            others = speaking.putIfAbsent(ssml, mine);
        }
        return others == null ? speak(ssml, mine) : await(others);
    }

    private Speech speak(String ssml, CompletableFuture<Speech> result) throws SpeechException {
        try {
            Speech speech = synthesizer.synthesize(ssml);
            remember(ssml, speech);
            result.complete(speech);
            return speech;
        } catch (SpeechException | RuntimeException | Error e) {
            forget(ssml);
            result.completeExceptionally(e);
            throw e;
        }
    }

    private static Speech await(CompletableFuture<Speech> result) throws SpeechException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechException("Interrupted while another caller's synthesis was awaited", e);
        } catch (ExecutionException e) {
            throw new SpeechException(e.getCause().getMessage(), e.getCause());
        }
    }

    private synchronized void forget(String ssml) {
        speaking.remove(ssml);
    }

    private synchronized void remember(String ssml, Speech speech) {
        speaking.remove(ssml);
        if (cost(ssml, speech) > maxBytes) {
            return;
        }
        remembered.put(ssml, speech);
        bytes += cost(ssml, speech);
        var eldest = remembered.entrySet().iterator();
        while (bytes > maxBytes) {
            var entry = eldest.next();
            bytes -= cost(entry.getKey(), entry.getValue());
            eldest.remove();
        }
    }

    private static long cost(String ssml, Speech speech) {
        return 2L * ssml.length() + 2L * speech.samples().length + ENTRY_BYTES;
    }
}
