package org.carillon.telephony.media.benchmark;

import java.util.Locale;

/** How far apart the packets of a call arrive: a histogram in steps of 0.1 ms up to 100 ms. Not thread-safe. */
final class Spacing {

    private static final long STEP_NANOS = 100_000;
    private static final int STEPS = 1_000;

    private final long[] counts = new long[STEPS + 1];
    private long total;
    private long beyondTolerance;
    private long longestNanos;

    void add(long nanos) {
        counts[(int) Math.min(STEPS, nanos / STEP_NANOS)]++;
        total++;
        longestNanos = Math.max(longestNanos, nanos);
        beyondTolerance += nanos < 15_000_000 || nanos > 25_000_000 ? 1 : 0;
    }

    /** The spacing in milliseconds that the given share of the packets does not exceed. */
    private double quantile(double share) {
        long seen = 0;
        for (int i = 0; i <= STEPS; i++) {
            seen += counts[i];
            if (seen >= share * total) {
                return (i + 1) * STEP_NANOS / 1e6;
            }
        }
        return Double.NaN;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p1 %.1f, p50 %.1f, p99 %.1f, p99.9 %.1f, longest %.0f ms; outside 20 +- 5 ms: %.3f %%",
                quantile(0.01),
                quantile(0.5),
                quantile(0.99),
                quantile(0.999),
                longestNanos / 1e6,
                100.0 * beyondTolerance / Math.max(1, total));
    }
}
