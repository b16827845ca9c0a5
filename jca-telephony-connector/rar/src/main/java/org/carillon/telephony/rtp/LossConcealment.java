package org.carillon.telephony.rtp;

/**
 * Fills gaps by repeating the last pitch period, fading to silence within 60 ms: the idea of ITU-T G.711 appendix I, without its
 * overlap-add. Not thread-safe.
 */
public final class LossConcealment {

    private static final int HISTORY = 512;
    private static final int MASK = HISTORY - 1;
    /** 200 Hz, at 8000 samples per second. */
    private static final int SHORTEST_PERIOD = 40;
    /** 66 Hz. */
    private static final int LONGEST_PERIOD = 120;

    private static final int COMPARED = 80;
    private static final int FULL_STRENGTH = 80;
    private static final int SILENT_AFTER = 480;

    private final short[] history = new short[HISTORY];
    private int next;
    private int gap;
    private int period;

    /** Replaces every {@link JitterBuffer#MISSING} sample of the frame. */
    public void conceal(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            if (frame[i] != JitterBuffer.MISSING) {
                gap = 0;
                history[next++ & MASK] = frame[i];
            } else {
                frame[i] = inGap();
            }
        }
    }

    private short inGap() {
        if (gap >= SILENT_AFTER) {
            return 0;
        }
        if (gap == 0) {
            period = period();
        }
        short repeated = history[next - period + gap % period & MASK];
        int strength = Math.min(SILENT_AFTER - gap++, SILENT_AFTER - FULL_STRENGTH);
        return (short) (repeated * strength / (SILENT_AFTER - FULL_STRENGTH));
    }

    /** The lag at which the most recent sound is most like itself. */
    private int period() {
        int best = LONGEST_PERIOD;
        double bestLikeness = 0;
        for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
            double likeness = likeness(lag);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        return best;
    }

    private double likeness(int lag) {
        long product = 0;
        long energy = 1;
        for (int i = 1; i <= COMPARED; i++) {
            long earlier = history[next - i - lag & MASK];
            product += history[next - i & MASK] * earlier;
            energy += earlier * earlier;
        }
        return product <= 0 ? 0 : (double) product * product / energy;
    }
}
