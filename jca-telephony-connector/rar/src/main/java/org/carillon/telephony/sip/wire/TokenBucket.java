package org.carillon.telephony.sip.wire;

/** So many at once, and so many a second in the long run. Not thread-safe. */
final class TokenBucket {

    private final double perNano;
    private final int burst;
    private double tokens;
    private long filledNanos;

    TokenBucket(Rate rate, long nowNanos) {
        this.perNano = rate.perSecond() / 1e9;
        this.burst = rate.burst();
        this.tokens = rate.burst();
        this.filledNanos = nowNanos;
    }

    /** Whether there is one left to take. */
    boolean take(long nowNanos) {
        tokens = Math.min(burst, tokens + (nowNanos - filledNanos) * perNano);
        filledNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
