package org.carillon.dialogue;

import java.time.Duration;
import org.carillon.telephony.CallAudio;

/** What a caller hears while a third party rings: 425 Hz, one second in five (ITU-T E.180, as in most of Europe). */
final class Ringback {

    private static final int SECONDS = 5;
    private static final int HERTZ = 425;
    private static final int LOUDNESS = 4_000;
    private static final int MOST_PERIODS = 24;
    private static final short[] PERIOD = period();

    private Ringback() {}

    /** Queues it for so long, two minutes at most. */
    static void play(CallAudio audio, Duration length) {
        long periods = Math.min(MOST_PERIODS, length.toSeconds() / SECONDS + 1);
        for (long i = 0; i < periods; i++) {
            audio.play(PERIOD);
        }
    }

    private static short[] period() {
        short[] samples = new short[SECONDS * CallAudio.SAMPLE_RATE_HZ];
        for (int i = 0; i < CallAudio.SAMPLE_RATE_HZ; i++) {
            samples[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * HERTZ * i / CallAudio.SAMPLE_RATE_HZ));
        }
        return samples;
    }
}
