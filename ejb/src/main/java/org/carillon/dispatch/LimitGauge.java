package org.carillon.dispatch;

import java.util.Optional;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.Rate;
import org.carillon.dispatch.load.TokenBucket;
import org.carillon.dispatch.load.TrafficLimit;

/** The traffic that one limit is about. Not thread-safe. */
final class LimitGauge {

    private final TokenBucket calls;
    private int sessions;

    LimitGauge(long nanos) {
        calls = TokenBucket.full(nanos);
    }

    void count(int more) {
        sessions += more;
    }

    void forgetSessions() {
        sessions = 0;
    }

    /** A new call goes. */
    void begin() {
        sessions++;
        calls.take();
    }

    /** Why no call may go now; empty when one may. */
    Optional<String> fullness(TrafficLimit limit, LoadState state, long nanos) {
        if (limit.simultaneous().isPresent() && sessions >= limit.simultaneous().getAsInt()) {
            return Optional.of("at most " + limit.simultaneous().getAsInt() + " sessions at a time");
        }
        return limit.rate()
                .filter(rate -> nanosUntilNext(rate, state, nanos) > 0)
                .map(rate -> "at most " + rate.callsPerSecond() + " calls per second");
    }

    /** How long the rate alone keeps the next call back, in nanoseconds; 0: it does not. */
    long nanosUntilNext(TrafficLimit limit, LoadState state, long nanos) {
        return limit.rate().map(rate -> nanosUntilNext(rate, state, nanos)).orElse(0L);
    }

    private long nanosUntilNext(Rate rate, LoadState state, long nanos) {
        return calls.nanosUntilNext(state.share(rate), nanos);
    }

    /** Whether it has nothing to remember. */
    boolean isIdle(TrafficLimit limit, LoadState state, long nanos) {
        return sessions == 0
                && limit.rate()
                        .map(rate -> calls.isFull(state.share(rate), nanos))
                        .orElse(true);
    }
}
