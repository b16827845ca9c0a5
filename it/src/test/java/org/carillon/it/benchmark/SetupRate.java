package org.carillon.it.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How fast calls were set up in one round.
 *
 * @param what made them
 * @param calls how many phones were called
 * @param failed how many of them saw something unexpected
 * @param seconds from the moment from which they might be called to the last one
 * @param sustained calls a second between the first and the last tenth
 * @param mostUp the highest number of calls at the same time
 * @param cpuMillis CPU per call of the one that called, without the phones
 * @param databaseCpuMillis CPU per call of a database in a process of its own
 */
record SetupRate(
        String what,
        int calls,
        int failed,
        double seconds,
        double sustained,
        int mostUp,
        double cpuMillis,
        double databaseCpuMillis) {

    /** @param counts only those of this round, beginning with the last one before it */
    static SetupRate of(
            String what, Instant from, List<AnsweringPhones.Count> counts, Duration cpu, Duration databaseCpu) {
        int before = counts.get(0).calls();
        AnsweringPhones.Count last = counts.get(counts.size() - 1);
        int calls = last.calls() - before;
        Instant first = reached(counts, before + calls / 10);
        Instant most = reached(counts, before + calls * 9 / 10);
        return new SetupRate(
                what,
                calls,
                last.failed() - counts.get(0).failed(),
                seconds(from, reached(counts, last.calls())),
                calls * 0.8 / Math.max(0.1, seconds(first, most)),
                counts.stream().mapToInt(AnsweringPhones.Count::up).max().orElse(0),
                cpu.toNanos() / 1e6 / calls,
                databaseCpu.toNanos() / 1e6 / calls);
    }

    private static Instant reached(List<AnsweringPhones.Count> counts, int calls) {
        return counts.stream()
                .filter(count -> count.calls() >= calls)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %6d calls (%d failed) in %5.1f s: %4.0f/s, sustained %4.0f/s; at most %4d at once; CPU a call %.1f ms, database %.1f ms",
                what,
                calls,
                failed,
                seconds,
                calls / seconds,
                sustained,
                mostUp,
                cpuMillis,
                databaseCpuMillis);
    }
}
