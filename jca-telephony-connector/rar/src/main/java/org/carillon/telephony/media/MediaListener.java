package org.carillon.telephony.media;

/** What a {@link CallMediaPath} tells. Called on the executor given to it, in the order in which things happened. */
public interface MediaListener {

    /** A key: one of {@code 0-9 * # A-D}, once per press. */
    void keyPressed(char key);

    /**
     * What was queued to be played has been played to its end, or was dropped.
     *
     * @param playback the identity that play returned
     * @param playedMillis how much of it went out, in milliseconds
     */
    void playbackEnded(long playback, long playedMillis);

    /** No RTP came in for the configured time: the far end is gone. Told once. */
    void mediaTimedOut();
}
