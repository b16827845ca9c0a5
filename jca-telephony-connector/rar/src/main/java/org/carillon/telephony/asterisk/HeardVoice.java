package org.carillon.telephony.asterisk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.JitterBuffer;

/**
 * Makes frames of 20 ms of the voice as it comes: in order, but in pieces of any length and at uneven times. Begins 40 ms behind. Not
 * thread-safe.
 */
final class HeardVoice {

    private static final int FIRST_DELAY = 2 * CallAudio.FRAME_SAMPLES;
    /** 100 ms: more is read faster than in real time, as nobody listens to it in real time. */
    private static final int FULL = 5 * CallAudio.FRAME_SAMPLES;

    private static final int CAPACITY = 8_192;
    private static final int MASK = CAPACITY - 1;

    private final short[] ring = new short[CAPACITY];
    private int read;
    private int written;
    private boolean started;

    /** What finds no room any more is dropped. */
    void put(ByteBuffer samples) {
        samples.order(ByteOrder.LITTLE_ENDIAN);
        while (samples.remaining() >= Short.BYTES && written - read < CAPACITY) {
            // one value stands for what did not come
            ring[written++ & MASK] = (short) Math.max(samples.getShort(), JitterBuffer.MISSING + 1);
        }
        samples.order(ByteOrder.BIG_ENDIAN);
        started |= written - read >= FIRST_DELAY;
    }

    /** The next frame; {@link JitterBuffer#MISSING} where it has not come in time. */
    void read(short[] frame) {
        if (!started || written - read < frame.length) {
            Arrays.fill(frame, JitterBuffer.MISSING);
            return;
        }
        for (int i = 0; i < frame.length; i++) {
            frame[i] = ring[read++ & MASK];
        }
    }

    /** Whether so much waits that one more frame should be read now. */
    boolean isTooFull() {
        return written - read > FULL;
    }
}
