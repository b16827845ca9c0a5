package org.carillon.mail.smtp;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The commands that one connection may still send: a bucket that holds one minute's worth and fills evenly. For one thread. */
final class CommandBudget {

    private final long nanosPerCommand;
    private final long most;
    private final LongSupplier nanoClock;
    private long available;
    private long filledAt;

    /** @param nanoClock as {@link System#nanoTime} */
    CommandBudget(int commandsPerMinute, LongSupplier nanoClock) {
        this.nanosPerCommand = TimeUnit.MINUTES.toNanos(1) / commandsPerMinute;
        this.most = TimeUnit.MINUTES.toNanos(1);
        this.nanoClock = nanoClock;
        this.available = most;
        this.filledAt = nanoClock.getAsLong();
    }

    /** Spends one command; false when there is none left. */
    boolean spend() {
        long now = nanoClock.getAsLong();
        available = Math.min(most, available + (now - filledAt));
        filledAt = now;
        if (available < nanosPerCommand) {
            return false;
        }
        available -= nanosPerCommand;
        return true;
    }
}
