package org.carillon.telephony.media;

import java.util.Arrays;

/**
 * The end of a call's voice path at which another call can be connected: each path has one, and two of them connected let their far
 * ends hear each other, whatever carries them. Thread-safe, with one exception: {@link #heard} is for one thread at a time, and so is
 * {@link #read}. These two neither wait nor allocate; what is heard at the one end is read at the other at most 60 ms later.
 */
public final class AudioLink {

    /** Connects and disconnects are rare and short: one lock for all of them needs no order. */
    private static final Object LOCK = new Object();

    private volatile Connection connection;
    private boolean closed;

    /**
     * Two links and the frames between them.
     *
     * @param caller the one that was asked to connect
     * @param other the other one
     * @param toCaller what the other has heard
     * @param toOther what the caller has heard
     */
    private record Connection(AudioLink caller, AudioLink other, FrameRing toCaller, FrameRing toOther) {

        FrameRing to(AudioLink link) {
            return link == caller ? toCaller : toOther;
        }

        FrameRing from(AudioLink link) {
            return link == caller ? toOther : toCaller;
        }
    }

    /**
     * From now on each reads what the other hears. Does nothing when one of the calls is over.
     *
     * @throws IllegalStateException when either is connected already
     */
    public void connect(AudioLink other) {
        if (other == this) {
            throw new IllegalArgumentException("a call cannot be connected with itself");
        }
        synchronized (LOCK) {
            if (connection != null || other.connection != null) {
                throw new IllegalStateException("the call is connected with another one already");
            }
            if (!closed && !other.closed) {
                connection = new Connection(this, other, new FrameRing(), new FrameRing());
                other.connection = connection;
            }
        }
    }

    /** Ends the connection for both. Idempotent. */
    public void disconnect() {
        synchronized (LOCK) {
            Connection ended = connection;
            if (ended != null) {
                ended.caller.connection = null;
                ended.other.connection = null;
            }
        }
    }

    /** Whether there is another end now. */
    public boolean isConnected() {
        return connection != null;
    }

    /** The call is over: {@link #disconnect()}, and no connection comes about any more. Idempotent. */
    public void close() {
        synchronized (LOCK) {
            closed = true;
            disconnect();
        }
    }

    /** Takes 20 ms of what is heard of this call; the frame is copied. For the thread that hears. */
    public void heard(short[] frame) {
        Connection now = connection;
        if (now != null) {
            now.from(this).write(frame);
        }
    }

    /** Fills the frame with 20 ms to be sent to this call: what the other end said, or silence. For the thread that sends. */
    public void read(short[] frame) {
        Connection now = connection;
        if (now != null) {
            now.to(this).read(frame);
        } else {
            Arrays.fill(frame, (short) 0);
        }
    }
}
