package org.carillon.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.carillon.speech.ssml.SsmlReader;

/**
 * Speaks American English with FreeTTS and its voice "kevin" (8 kHz). Needs no sound device, no system property and no
 * voice directory. Thread-safe: each of a few voices speaks for one caller at a time. A voice costs about 4 MB and is loaded
 * when it is first needed; the first one at construction, so that no caller waits for it and a broken installation shows.
 */
public final class FreeTtsSynthesizer implements Synthesizer {

    private final Semaphore free;
    private final Deque<FreeTtsVoice> idle = new ArrayDeque<>();

    /** With a voice for each processor. */
    public FreeTtsSynthesizer() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @param voices how many may speak at the same time; further callers wait */
    public FreeTtsSynthesizer(int voices) {
        free = new Semaphore(voices, true);
        giveBack(new FreeTtsVoice());
    }

    @Override
    public Speech synthesize(String ssml) throws SpeechException {
        var parts = SsmlReader.read(ssml);
        // every turn is bounded by the length of a document, so waiting needs no way out
        free.acquireUninterruptibly();
        try {
            FreeTtsVoice voice = borrow();
            try {
                return new Narration(voice).narrate(parts);
            } catch (RuntimeException e) {
                // its state is unknown: the next caller gets a new one
                voice = null;
                throw new SpeechException("FreeTTS failed", e);
            } finally {
                giveBack(voice);
            }
        } finally {
            free.release();
        }
    }

    private FreeTtsVoice borrow() {
        synchronized (idle) {
            FreeTtsVoice voice = idle.poll();
            if (voice != null) {
                return voice;
            }
        }
        return new FreeTtsVoice();
    }

    private void giveBack(FreeTtsVoice voice) {
        synchronized (idle) {
            if (voice != null) {
                idle.push(voice);
            }
        }
    }
}
