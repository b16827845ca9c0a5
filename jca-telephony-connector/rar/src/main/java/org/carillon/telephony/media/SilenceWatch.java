package org.carillon.telephony.media;

import java.time.Duration;

/** Notices that nothing has come in for too long. Counts ticks, so that a pause of our own is not blamed on the peer. Not thread-safe. */
final class SilenceWatch {

    private final long limitTicks;
    private long silentTicks;
    private long lastReceived;
    private boolean told;

    SilenceWatch(Duration limit) {
        limitTicks = Math.max(1, limit.toNanos() / TickSchedule.TICK_NANOS);
    }

    void restart() {
        silentTicks = 0;
        told = false;
    }

    /**
     * Goes one tick further.
     *
     * @param received the packets received so far
     * @param expected whether the peer is to send at all
     * @return true one time after each {@link #restart}, when it has been silent for too long
     */
    boolean isTooLong(long received, boolean expected) {
        silentTicks = received == lastReceived && expected ? silentTicks + 1 : 0;
        lastReceived = received;
        if (silentTicks < limitTicks || told) {
            return false;
        }
        told = true;
        return true;
    }
}
