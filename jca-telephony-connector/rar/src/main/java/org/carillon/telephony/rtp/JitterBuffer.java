package org.carillon.telephony.rtp;

import java.util.Arrays;

/**
 * Puts samples back in their order and evens out their arrival. Samples lie in a ring at the place that their timestamp tells, so that
 * loss, repetition, reordering and any packet length need no rule of their own. Not thread-safe.
 *
 * <p>The delay begins at {@link #FIRST_DELAY}, and grows when packets keep coming too late. Nobody listens in real time at our end,
 * so a buffer that has become too full is read faster; nothing is thrown away.
 */
public final class JitterBuffer {

    /** Stands for a sample that did not come; no G.711 octet means it. */
    public static final short MISSING = Short.MIN_VALUE;

    /** The longest packet that is taken, in samples. */
    public static final int MAX_PACKET = 1_280;

    static final int FIRST_DELAY = 480;

    private static final int CAPACITY = 4_096;
    private static final int MASK = CAPACITY - 1;
    private static final int DELAY_STEP = 160;
    private static final int MAX_DELAY = 1_600;
    private static final int SLACK = 480;
    private static final int TOLERATED_MISFITS = 2;

    private final short[] ring = new short[CAPACITY];
    private boolean started;
    private int delay = FIRST_DELAY;
    private int playout;
    private int end;
    private int misfits;

    public JitterBuffer() {
        Arrays.fill(ring, MISSING);
    }

    /** Forgets everything but the delay: the next packet begins a new stream. */
    public void restart() {
        started = false;
        misfits = 0;
        Arrays.fill(ring, MISSING);
    }

    /**
     * Takes the samples of a packet.
     *
     * @return false when they came too late, or from far ahead, and were dropped
     */
    public boolean put(int timestamp, short[] samples, int count) {
        if (count == 0 || count > MAX_PACKET) {
            return false;
        }
        if (!started) {
            anchor(timestamp);
        }
        if (misfits(timestamp, count)) {
            return false;
        }
        int firstWanted = Math.max(0, playout - timestamp);
        for (int i = firstWanted; i < count; i++) {
            ring[timestamp + i & MASK] = samples[i];
        }
        end = timestamp + count - end > 0 ? timestamp + count : end;
        return true;
    }

    /** A run of packets that are too late or too early means that the sender's time has moved, or our delay is too short. */
    private boolean misfits(int timestamp, int count) {
        int ahead = timestamp - playout;
        boolean late = ahead + count <= 0;
        boolean early = ahead + count > CAPACITY;
        if (!late && !early) {
            misfits = 0;
            return false;
        }
        if (++misfits <= TOLERATED_MISFITS) {
            return true;
        }
        delay = late ? Math.min(delay + DELAY_STEP, MAX_DELAY) : delay;
        restart();
        anchor(timestamp);
        return false;
    }

    private void anchor(int timestamp) {
        started = true;
        playout = timestamp - delay;
        end = timestamp;
    }

    /** Whether a stream has begun: before, there is nothing to hear. */
    public boolean isStarted() {
        return started;
    }

    /** Whether so much waits that one more frame should be read now. */
    public boolean isTooFull() {
        return started && end - playout > delay + SLACK;
    }

    /** Reads the next samples, {@link #MISSING} where none came. */
    public void read(short[] frame) {
        if (!started) {
            Arrays.fill(frame, MISSING);
            return;
        }
        for (int i = 0; i < frame.length; i++) {
            int place = playout++ & MASK;
            frame[i] = ring[place];
            ring[place] = MISSING;
        }
        if (playout - end > 0) {
            end = playout;
        }
    }
}
