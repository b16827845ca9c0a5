package org.carillon.vxml.fetch;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** When something must be over. */
final class Deadline {

    private final long end;

    Deadline(Duration timeout) {
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Milliseconds left, at least 1.
     *
     * @throws SocketTimeoutException if none are
     */
    int millisLeft() throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("it takes too long");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
