package org.carillon.it.phone.voice;

import java.util.Arrays;

/** What was heard, each packet at the place of its timestamp; at most ten minutes. */
final class HeardSound {

    private static final int MAX_SAMPLES = 10 * 60 * 8_000;

    private short[] samples = new short[8_000];
    private int length;
    private boolean started;
    private int firstTimestamp;

    void put(int timestamp, short[] packet, int count) {
        if (!started) {
            started = true;
            firstTimestamp = timestamp;
        }
        int at = timestamp - firstTimestamp;
        if (at < 0 || at + count > MAX_SAMPLES) {
            return;
        }
        if (at + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.min(MAX_SAMPLES, 2 * (at + count)));
        }
        System.arraycopy(packet, 0, samples, at, count);
        length = Math.max(length, at + count);
    }

    short[] copy() {
        return Arrays.copyOf(samples, length);
    }
}
