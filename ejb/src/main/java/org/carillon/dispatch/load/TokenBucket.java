package org.carillon.dispatch.load;

/**
 * Lets so many calls through in a time (a token bucket: RFC 2697 calls its depth the burst size). The rate is given with each question,
 * so that it may change at any time. Not thread-safe.
 */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;
    /** What comes of adding up fractions. */
    private static final double ROUNDING = 1e-9;

    private double tokens;
    private long at;

    private TokenBucket(double tokens, long nanos) {
        this.tokens = tokens;
        this.at = nanos;
    }

    /**
     * One that lets a whole burst go at first.
     *
     * @param nanos of a clock that never goes back
     */
    public static TokenBucket full(long nanos) {
        return new TokenBucket(Double.MAX_VALUE, nanos);
    }

    /** One that lets a single call go at first. */
    public static TokenBucket single(long nanos) {
        return new TokenBucket(1, nanos);
    }

    /** How long until a call may go, in nanoseconds; 0: now. */
    public long nanosUntilNext(Rate rate, long nanos) {
        fill(rate, nanos);
        double missing = 1 - tokens;
        return missing <= ROUNDING ? 0 : (long) Math.ceil(missing / rate.callsPerSecond() * NANOS_PER_SECOND);
    }

    /** Whether a whole burst may go. */
    public boolean isFull(Rate rate, long nanos) {
        fill(rate, nanos);
        return tokens >= rate.burst();
    }

    private void fill(Rate rate, long nanos) {
        tokens = Math.min(rate.burst(), tokens + (nanos - at) / NANOS_PER_SECOND * rate.callsPerSecond());
        at = nanos;
    }

    /** A call goes. While no rate is set nobody asks before: that leaves no debt. */
    public void take() {
        tokens = Math.max(0, tokens - 1);
    }

    /** The call did not go after all. */
    public void giveBack() {
        tokens++;
    }
}
