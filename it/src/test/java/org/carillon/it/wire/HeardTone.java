package org.carillon.it.wire;

import java.util.Arrays;

/** Finds a tone in what a phone has heard: the Goertzel algorithm over each tenth of a second. */
final class HeardTone {

    private static final int RATE_HZ = 8_000;
    private static final int WINDOW = RATE_HZ / 10;
    private static final double LOUD = 1_000;

    private HeardTone() {}

    /** Whether the tone was there for a tenth of a second at least. */
    static boolean hears(short[] samples, int hertz) {
        for (int at = 0; at + WINDOW <= samples.length; at += WINDOW) {
            if (amplitude(Arrays.copyOfRange(samples, at, at + WINDOW), hertz) > LOUD) {
                return true;
            }
        }
        return false;
    }

    /** Such a tone, to be said. */
    static short[] of(int hertz, int millis) {
        short[] samples = new short[RATE_HZ / 1_000 * millis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
        }
        return samples;
    }

    private static double amplitude(short[] window, int hertz) {
        double turn = 2 * Math.PI * hertz / RATE_HZ;
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < window.length; i++) {
            real += window[i] * Math.cos(turn * i);
            imaginary += window[i] * Math.sin(turn * i);
        }
        return 2 * Math.hypot(real, imaginary) / window.length;
    }
}
