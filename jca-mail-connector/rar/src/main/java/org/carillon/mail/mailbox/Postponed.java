package org.carillon.mail.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mails that could not be taken for now, so that none of them keeps the others waiting. For one thread. */
final class Postponed {

    private static final int MOST = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 10;

    private record Wait(int failures, Instant until) {}

    private final Clock clock;
    private final Duration longest;
    private final Map<String, Wait> waits = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wait> eldest) {
            return size() > MOST;
        }
    };

    /** @param longest no mail waits longer */
    Postponed(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** It could not be taken: later, and ever later. */
    void add(String id) {
        int failures = waits.containsKey(id) ? waits.get(id).failures() + 1 : 1;
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        waits.put(id, new Wait(failures, clock.instant().plus(wait.compareTo(longest) < 0 ? wait : longest)));
    }

    /** Whether its time has not come yet. */
    boolean isWaiting(String id) {
        Wait wait = waits.get(id);
        return wait != null && clock.instant().isBefore(wait.until());
    }

    /** It was taken, or refused for good. */
    void remove(String id) {
        waits.remove(id);
    }

    /** How long until the first of them is due, at most the given time. */
    Duration untilNext(Duration atMost) {
        Duration until = waits.values().stream()
                .map(wait -> Duration.between(clock.instant(), wait.until()))
                .min(Duration::compareTo)
                .orElse(atMost);
        Duration least = Duration.ofSeconds(1);
        return until.compareTo(atMost) > 0 ? atMost : until.compareTo(least) < 0 ? least : until;
    }
}
