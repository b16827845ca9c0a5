package org.carillon.speech.recognition;

/**
 * Brings telephone speech from 8000 to the 16000 samples a second of a wideband acoustic model: every other sample of the result is one of
 * the source, those between are interpolated by a half-band low-pass (windowed sinc).
 */
final class Upsampler {

    /** Samples of the source on either side of an interpolated one. */
    private static final int REACH = 16;

    private static final double[] TAPS = taps();

    private Upsampler() {}

    static double[] doubled(short[] source) {
        double[] result = new double[source.length * 2];
        for (int i = 0; i < source.length; i++) {
            result[2 * i] = source[i];
            result[2 * i + 1] = between(source, i);
        }
        return result;
    }

    /** Half way from that sample to the next one. */
    private static double between(short[] source, int index) {
        double sum = 0;
        for (int k = 0; k < REACH; k++) {
            int before = index - k;
            int after = index + 1 + k;
            sum += TAPS[k] * ((before >= 0 ? source[before] : 0) + (after < source.length ? source[after] : 0));
        }
        return sum;
    }

    private static double[] taps() {
        double[] taps = new double[REACH];
        for (int k = 0; k < REACH; k++) {
            double distance = k + 0.5;
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * distance / (REACH + 0.5));
            taps[k] = Math.sin(Math.PI * distance) / (Math.PI * distance) * hann;
        }
        return taps;
    }
}
