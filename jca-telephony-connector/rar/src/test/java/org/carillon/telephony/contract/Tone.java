package org.carillon.telephony.contract;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carillon.telephony.CallAudio;

/** Something loud, and an ear for it. */
final class Tone {

    private static final int LOUD = 8_000;
    private static final int QUIET = 500;

    private Tone() {}

    /** 400 Hz. */
    static short[] ofMillis(int millis) {
        short[] samples = new short[millis * CallAudio.SAMPLE_RATE_HZ / 1_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 10 % 2 == 0 ? LOUD : -LOUD);
        }
        return samples;
    }

    /** Counts frames of 20 ms: the loud ones, and the quiet ones since the last loud one. */
    static final class Ear implements Consumer<short[]> {

        private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

        private int loud;
        private int quiet;

        @Override
        public synchronized void accept(short[] frame) {
            int peak = 0;
            for (short sample : frame) {
                peak = Math.max(peak, Math.abs(sample));
            }
            if (peak > LOUD / 2) {
                loud++;
                quiet = 0;
            } else if (peak < QUIET) {
                quiet++;
            }
            notifyAll();
        }

        synchronized int heard() {
            return loud;
        }

        /** False when it does not hear so many loud frames in time. */
        synchronized boolean hears(int frames) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            int wanted = loud + frames;
            while (loud < wanted && System.nanoTime() < deadline) {
                wait(100);
            }
            return loud >= wanted;
        }

        /** False when there are not so many quiet frames in a row in time. */
        synchronized boolean hearsSilence(int frames) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (quiet < frames && System.nanoTime() < deadline) {
                wait(100);
            }
            return quiet >= frames;
        }
    }
}
