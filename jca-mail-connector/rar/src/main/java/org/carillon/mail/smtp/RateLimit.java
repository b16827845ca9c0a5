package org.carillon.mail.smtp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something in a minute. Remembers those who did it last, so many that somebody who is
 * forgotten was idle or is part of a flood that the limit of connections has to bear. Safe for use by several threads.
 */
final class RateLimit {

    private static final int MOST_REMEMBERED = 10_000;

    private final int perMinute;
    private final LongSupplier nanoClock;
    private final Map<String, MinuteBudget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MinuteBudget> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param nanoClock as {@link System#nanoTime} */
    RateLimit(int perMinute, LongSupplier nanoClock) {
        this.perMinute = perMinute;
        this.nanoClock = nanoClock;
    }

    /** Counts once more; false when this one has done it too often. */
    synchronized boolean spend(String who) {
        return budgetOf(who).spend();
    }

    /** Whether this one may not do it now; counts nothing. */
    synchronized boolean isSpent(String who) {
        return budgets.containsKey(who) && budgetOf(who).isSpent();
    }

    private MinuteBudget budgetOf(String who) {
        return budgets.computeIfAbsent(who, key -> new MinuteBudget(perMinute, nanoClock));
    }
}
