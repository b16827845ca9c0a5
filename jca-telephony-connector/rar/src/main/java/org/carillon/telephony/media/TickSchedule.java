package org.carillon.telephony.media;

/**
 * When the next tick of 20 ms is due, by absolute deadlines: a late tick does not delay the next, and what was slept through is skipped,
 * not made up for in a burst. Instants are those of {@link System#nanoTime()}. Not thread-safe.
 */
final class TickSchedule {

    static final long TICK_NANOS = 20_000_000;

    private long deadline;

    TickSchedule(long firstDeadline) {
        deadline = firstDeadline;
    }

    /** When the next tick is due. */
    long deadline() {
        return deadline;
    }

    /**
     * Takes the tick that is due.
     *
     * @return how many whole ticks before it were missed
     */
    int take(long now) {
        long missed = Math.max(0, (now - deadline) / TICK_NANOS);
        deadline += (missed + 1) * TICK_NANOS;
        return (int) Math.min(missed, Integer.MAX_VALUE);
    }
}
