package org.carillon.speech;

/**
 * Brings a recording down to the telephone's 8000 samples a second: a windowed-sinc low-pass (Hann window) whose
 * coefficients are computed once for each phase between the two rates.
 */
final class Resampler {

    static final int TARGET_HZ = 8_000;

    /** Where the low-pass has fallen to half, in Hz: telephone speech ends at 3400. */
    private static final double CUT_OFF_HZ = 3_650;

    /** Half the length of the filter, in samples of the result. */
    private static final int HALF_LENGTH = 24;

    private final int sourceHz;
    private final int phases;
    private final int reach;
    private final float[][] coefficients;

    /** @param sourceHz 8000 or more */
    Resampler(int sourceHz) {
        this.sourceHz = sourceHz;
        phases = TARGET_HZ / greatestCommonDivisor(sourceHz, TARGET_HZ);
        reach = (int) Math.ceil((double) HALF_LENGTH * sourceHz / TARGET_HZ);
        coefficients = new float[phases][];
    }

    short[] resample(short[] source) {
        int length = (int) ((long) source.length * TARGET_HZ / sourceHz);
        short[] result = new short[length];
        for (int i = 0; i < length; i++) {
            long position = (long) i * sourceHz;
            int center = (int) (position / TARGET_HZ);
            int phase = (int) (position % TARGET_HZ * phases / TARGET_HZ);
            result[i] = filter(source, center, phase(phase));
        }
        return result;
    }

    private short filter(short[] source, int center, float[] taps) {
        int from = Math.max(0, center - reach + 1);
        int to = Math.min(source.length - 1, center + reach);
        float sum = 0;
        for (int i = from; i <= to; i++) {
            sum += source[i] * taps[i - (center - reach + 1)];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    private float[] phase(int phase) {
        if (coefficients[phase] == null) {
            coefficients[phase] = taps((double) phase / phases);
        }
        return coefficients[phase];
    }

    /** @param fraction how far after the center sample the wanted instant lies, 0 to 1 */
    private float[] taps(double fraction) {
        float[] taps = new float[2 * reach];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double distance = i - (reach - 1) - fraction;
            taps[i] = (float) (sinc(2 * CUT_OFF_HZ / sourceHz * distance) * hann(distance / (reach + 1)));
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double hann(double x) {
        return 0.5 + 0.5 * Math.cos(Math.PI * x);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
