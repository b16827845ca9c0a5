package org.carillon.it.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one round gave.
 *
 * @param what was measured
 * @param perSecond how many in a second, or 0 where that says nothing
 * @param sortedMillis single times, in milliseconds, sorted; none where they are not known
 */
record Figures(String what, double perSecond, double[] sortedMillis) {

    static Figures of(String what, double seconds, List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(what, seconds == 0 ? 0 : sorted.length / seconds, sorted);
    }

    private double quantile(double share) {
        return sortedMillis[Math.min(sortedMillis.length - 1, (int) (share * sortedMillis.length))];
    }

    @Override
    public String toString() {
        if (sortedMillis.length == 0) {
            return String.format(Locale.ROOT, "%-60s         %8.0f/s", what, perSecond);
        }
        return String.format(
                Locale.ROOT,
                "%-60s %6d  %8.0f/s  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms",
                what,
                sortedMillis.length,
                perSecond,
                quantile(0.5),
                quantile(0.99),
                quantile(1));
    }
}
