package org.carillon.telephony.media;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.carillon.telephony.CallAudio;

/**
 * Frames of 20 ms on their way from one thread to another. Lock-free for one writer and one reader; neither waits for the other, and
 * nothing is allocated.
 *
 * <p>The reader is behind by {@value #MOST_WAITING} frames at most: when the writer's clock is faster, or the reader has slept, the
 * oldest frames are skipped.
 */
final class FrameRing {

    /** With the frame being read: 60 ms. */
    static final int MOST_WAITING = 3;

    /** As many go on waiting after some were skipped, so that the next unevenness does not skip again. */
    private static final int LEFT_WAITING = 2;

    /** So many more than may wait that the reader must sleep 100 ms while it copies for the writer to catch it up: it then skips. */
    private static final int FRAMES = 8;

    private final short[][] frames = new short[FRAMES][CallAudio.FRAME_SAMPLES];
    private volatile long written;
    private long read;

    /** Adds a frame, a copy of the one given. */
    void write(short[] frame) {
        long next = written;
        // the copy must not be seen before the number that tells the reader that it may be under way
        VarHandle.storeStoreFence();
        System.arraycopy(frame, 0, frames[(int) (next % FRAMES)], 0, CallAudio.FRAME_SAMPLES);
        written = next + 1;
    }

    /** Fills the given frame with the next one, or with silence when none has come in time. */
    void read(short[] frame) {
        do {
            long last = written;
            if (last == read) {
                Arrays.fill(frame, (short) 0);
                return;
            }
            if (last - read > MOST_WAITING) {
                read = last - LEFT_WAITING;
            }
            System.arraycopy(frames[(int) (read % FRAMES)], 0, frame, 0, CallAudio.FRAME_SAMPLES);
            VarHandle.loadLoadFence();
        } while (overtaken());
        read++;
    }

    /** Whether the writer came round to the frame while it was copied. */
    private boolean overtaken() {
        return written - read >= FRAMES;
    }
}
