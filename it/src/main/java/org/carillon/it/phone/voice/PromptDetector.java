package org.carillon.it.phone.voice;

/** Notices by ear that a prompt begins and that it has ended: sound for a moment, then silence for a while. Counts ticks of 20 ms. */
final class PromptDetector {

    private static final int LOUD = 150;
    private static final int SHORTEST_PROMPT_TICKS = 3;

    private final int silentTicks;
    private boolean loud;
    private int spoken;
    private int quiet;

    PromptDetector(long silenceMillis) {
        silentTicks = (int) Math.max(1, silenceMillis / 20);
    }

    /** Takes what has come; true when a prompt begins with it. */
    boolean hear(short[] samples, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(samples[i]);
        }
        boolean sound = count > 0 && sum / count >= LOUD;
        boolean begins = sound && !loud && spoken == 0;
        loud |= sound;
        return begins;
    }

    /** Goes 20 ms further; true when a prompt has just ended. */
    boolean tick() {
        boolean wasLoud = loud;
        loud = false;
        if (wasLoud) {
            spoken++;
            quiet = 0;
            return false;
        }
        if (spoken < SHORTEST_PROMPT_TICKS || ++quiet < silentTicks) {
            return false;
        }
        spoken = 0;
        quiet = 0;
        return true;
    }
}
