package org.carillon.dispatch;

import java.time.Duration;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.Rate;
import org.carillon.dispatch.load.Smoothing;
import org.carillon.dispatch.load.TokenBucket;

/** The rate of new calls to one server, and its ramp-up. Not thread-safe. */
final class ServerPace {

    private TokenBucket calls = TokenBucket.single(0);
    private boolean usable;
    private long usableSince;

    /** The server can be used now, or can't: one that comes back is warmed up anew. */
    void usable(boolean now, long nanos) {
        if (now && !usable) {
            usableSince = nanos;
            calls = TokenBucket.single(nanos);
        }
        usable = now;
    }

    /** How long until a call may go, in nanoseconds; 0: now. */
    long nanosUntilNext(LoadState state, long nanos) {
        Smoothing smoothing = state.settings().smoothing();
        return smoothing
                .perServer()
                .map(whole -> calls.nanosUntilNext(state.share(warm(whole, smoothing, nanos)), nanos))
                .orElse(0L);
    }

    /** The rate of a server that may not be warm yet: its burst grows with it. */
    private Rate warm(Rate whole, Smoothing smoothing, long nanos) {
        return smoothing
                .rampUp()
                .map(ramp -> {
                    double now = ramp.at(Duration.ofNanos(nanos - usableSince), whole.callsPerSecond());
                    int burst = (int) Math.max(1, whole.burst() * now / whole.callsPerSecond());
                    return new Rate(now, burst);
                })
                .orElse(whole);
    }

    void take() {
        calls.take();
    }

    void giveBack() {
        calls.giveBack();
    }
}
