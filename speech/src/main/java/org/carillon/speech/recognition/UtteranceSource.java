package org.carillon.speech.recognition;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/** Feeds one utterance after the other into the front end. Not thread-safe. */
final class UtteranceSource extends BaseDataProcessor {

    private static final int SAMPLE_RATE_HZ = 16_000;

    /** Deviation of the noise that is added: a digital line's perfect silence has no logarithm, and is like no silence of the model. */
    private static final double DITHER = 10;

    private final Queue<Data> waiting = new ArrayDeque<>();

    /** @param samples at 8000 Hz */
    void say(short[] samples) {
        double[] wide = Upsampler.doubled(samples);
        // the same utterance is always understood in the same way
        Random noise = new Random(1);
        for (int i = 0; i < wide.length; i++) {
            wide[i] += noise.nextGaussian() * DITHER;
        }
        waiting.clear();
        waiting.add(new DataStartSignal(SAMPLE_RATE_HZ));
        waiting.add(new DoubleData(wide, SAMPLE_RATE_HZ, 0));
        waiting.add(new DataEndSignal(wide.length * 1000L / SAMPLE_RATE_HZ));
    }

    @Override
    public Data getData() {
        return waiting.poll();
    }
}
