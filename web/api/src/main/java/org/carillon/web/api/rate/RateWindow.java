package org.carillon.web.api.rate;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts requests in a window that begins with the first of them. Thread-safe.
 */
final class RateWindow {

    private Instant end = Instant.MIN;
    private int used;

    /**
     * Where a requester stands after a request.
     *
     * @param permitted whether the request was within the limit
     * @param remaining requests left in the window
     * @param seconds until the window ends, at least 1
     */
    record Standing(boolean permitted, int remaining, long seconds) {}

    /** Counts a request. */
    synchronized Standing count(int most, int windowSeconds, Instant now) {
        // a window that is set shorter counts at once
        if (!now.isBefore(end) || end.isAfter(now.plusSeconds(windowSeconds))) {
            end = now.plusSeconds(windowSeconds);
            used = 0;
        }
        boolean permitted = used < most;
        if (permitted) {
            used++;
        }
        long seconds = Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
        return new Standing(permitted, Math.max(0, most - used), seconds);
    }

    synchronized boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
