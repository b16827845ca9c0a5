package org.carillon.telephony;

/**
 * What happens to a call, in this order: {@link #ringing} (zero or one time), {@link #answered} (zero or one time),
 * {@link #keyPressed},
 * {@link #playbackEnded} and {@link #transferFailed} (any number), {@link #ended} (exactly one time, always the last, even when
 * the channel is closed or the adapter stops).
 *
 * <p>Called on threads of the connector, one call at a time for one call. Implementations return at once: they put what
 * they learn into a queue.
 */
public interface CallListener {

    /** The callee is being alerted (SIP 180, or 183 with early media). */
    void ringing(Call call);

    /** The callee has answered and the voice path is open both ways. */
    void answered(Call call);

    /** A key: one of {@code 0-9 * # A-D}, once per press whatever was lost or repeated on the wire (RFC 4733). */
    void keyPressed(Call call, char key);

    /**
     * What {@link CallAudio#play} queued was played to its end, or was dropped by {@link CallAudio#flush()} or the end.
     *
     * @param playback the identity that play returned
     * @param playedMillis how much of it went out, in milliseconds
     */
    void playbackEnded(Call call, long playback, long playedMillis);

    /**
     * {@link Call#transferTo} came to nothing; the call goes on.
     *
     * @param cause a SIP status code, or 0 where none came
     * @param reason a sentence for people
     */
    default void transferFailed(Call call, int cause, String reason) {}

    /** The call is over, or never came about. */
    void ended(Call call, CallEnd end);
}
