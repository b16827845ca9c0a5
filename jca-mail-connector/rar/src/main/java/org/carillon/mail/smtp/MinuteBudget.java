package org.carillon.mail.smtp;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What somebody may still do: a bucket that holds one minute's worth and fills evenly. For one thread. */
final class MinuteBudget {

    private static final long MOST = TimeUnit.MINUTES.toNanos(1);

    private final long nanosEach;
    private final LongSupplier nanoClock;
    private long available = MOST;
    private long filledAt;

    /** @param nanoClock as {@link System#nanoTime} */
    MinuteBudget(int perMinute, LongSupplier nanoClock) {
        this.nanosEach = MOST / perMinute;
        this.nanoClock = nanoClock;
        this.filledAt = nanoClock.getAsLong();
    }

    /** Spends one; false when there is none left. */
    boolean spend() {
        if (isSpent()) {
            return false;
        }
        available -= nanosEach;
        return true;
    }

    /** Whether there is none left. */
    boolean isSpent() {
        long now = nanoClock.getAsLong();
        available = Math.min(MOST, available + (now - filledAt));
        filledAt = now;
        return available < nanosEach;
    }
}
