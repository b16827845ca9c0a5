package org.carillon.telephony.pool;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;

/** Counts what became of the calls that were placed through one server. Not thread-safe. */
final class CallStatistics {

    /** The window of the rates, in seconds. */
    static final int WINDOW_SECONDS = 60;

    /** The answer-seizure ratio is of so many calls at most, the latest. */
    static final int LATEST_CALLS = 100;

    private final PerSecond placed;
    private final PerSecond refused;
    private final Deque<Boolean> latest = new ArrayDeque<>(LATEST_CALLS);
    private int answered;

    CallStatistics(Clock clock) {
        placed = new PerSecond(clock);
        refused = new PerSecond(clock);
    }

    void placed() {
        placed.count();
    }

    /** @param rang whether the callee had been alerted */
    void ended(CallEnd end, boolean rang) {
        if (end.disposition() == Disposition.CONGESTION && !rang) {
            refused.count();
        }
        remember(end.answered());
    }

    private void remember(boolean wasAnswered) {
        if (latest.size() == LATEST_CALLS && latest.removeFirst()) {
            answered--;
        }
        latest.addLast(wasAnswered);
        answered += wasAnswered ? 1 : 0;
    }

    /** Calls placed within the window. */
    int placedLately() {
        return placed.sum();
    }

    /** Calls within the window that were refused before they rang. */
    int refusedLately() {
        return refused.sum();
    }

    /** Answered calls by placed calls (ITU-T E.425), of the latest; NaN while there is none. */
    double answerSeizureRatio() {
        return latest.isEmpty() ? Double.NaN : (double) answered / latest.size();
    }

    /** How often something happened in each of the last seconds. */
    private static final class PerSecond {

        private final Clock clock;
        private final int[] counts = new int[WINDOW_SECONDS];
        private long newest;

        PerSecond(Clock clock) {
            this.clock = clock;
            this.newest = clock.instant().getEpochSecond();
        }

        void count() {
            forgetOld();
            counts[Math.floorMod(newest, WINDOW_SECONDS)]++;
        }

        int sum() {
            forgetOld();
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }

        /** A clock that was set back forgets nothing. */
        private void forgetOld() {
            long now = Math.max(newest, clock.instant().getEpochSecond());
            for (long second = Math.max(newest + 1, now - WINDOW_SECONDS + 1); second <= now; second++) {
                counts[Math.floorMod(second, WINDOW_SECONDS)] = 0;
            }
            newest = now;
        }
    }
}
