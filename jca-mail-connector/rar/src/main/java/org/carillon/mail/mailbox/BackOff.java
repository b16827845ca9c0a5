package org.carillon.mail.mailbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after each failure in a row: twice as long each time, and never the same for all nodes. For one thread. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Duration longest;
    private final RandomGenerator random;
    private Duration next = FIRST;

    BackOff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** The wait after one failure more: between three quarters of what it is in full, and that. */
    Duration afterFailure() {
        Duration full = next.compareTo(longest) < 0 ? next : longest;
        next = full.multipliedBy(2);
        return Duration.ofMillis((long) (full.toMillis() * (0.75 + random.nextDouble() / 4)));
    }

    /** It worked: the next failure is a first one. */
    void reset() {
        next = FIRST;
    }
}
