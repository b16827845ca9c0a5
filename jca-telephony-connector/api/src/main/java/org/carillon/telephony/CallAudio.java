package org.carillon.telephony;

import java.util.function.Consumer;

/**
 * The voice path of a call: 16 bit linear samples, mono, at {@link #SAMPLE_RATE_HZ}. Every method returns at once and is
 * thread-safe; the media clock does the rest.
 */
public interface CallAudio {

    /** Samples per second in both directions. */
    int SAMPLE_RATE_HZ = 8_000;

    /** Samples in a frame of 20 ms. */
    int FRAME_SAMPLES = SAMPLE_RATE_HZ / 50;

    /**
     * Queues audio behind what is already queued. The array must not be changed afterwards.
     *
     * @return the identity that {@link CallListener#playbackEnded} will tell
     */
    long play(short[] samples);

    /** Silences at once and drops all that is queued: barge-in. */
    void flush();

    /** Sends a key as an RFC 4733 event, behind the keys already being sent. */
    void sendKey(char key);

    /**
     * Hands what is heard to the given sink, a frame of {@link #FRAME_SAMPLES} samples every 20 ms, gaps concealed; null
     * ends it. The sink is called on the media clock: it copies the frame and returns.
     */
    void tap(Consumer<short[]> sink);

    /**
     * Lets the far ends of two calls hear each other: what is heard of the one is sent to the other wherever nothing is being played
     * to it. Taps and keys go on. Ended by {@link #disconnect()} or by the end of either call.
     *
     * @param other the voice path of another answered call, of whichever server
     * @throws IllegalStateException when either is connected already
     */
    void connect(CallAudio other);

    /** The two hear each other no more. Idempotent. */
    void disconnect();
}
