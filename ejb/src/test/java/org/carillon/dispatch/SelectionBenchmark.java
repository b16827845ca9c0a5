package org.carillon.dispatch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.carillon.dialogue.KeptChannel;
import org.carillon.dispatch.selection.SelectionScheme;

/** How long it takes to decide which server a call goes to, with everything on that load management knows. Prints a table. */
public final class SelectionBenchmark {

    private static final int WARM_UP = 100_000;
    private static final int DECISIONS = 500_000;
    private static final String LIMITS =
            """
            {'scheme': '%s', 'ceilings': {'overallPercent': 95, 'perServerPercent': 90},
             'smoothing': {'overall': {'callsPerSecond': 10000, 'burst': 10000},
                           'perServer': {'callsPerSecond': 10000, 'burst': 10000}},
             'coolDown': {'failures': 5, 'windowSeconds': 60, 'pauseSeconds': 30}}
            """;

    private SelectionBenchmark() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        System.out.println("servers  scheme             p50 µs   p99 µs  p99.9 µs   max µs");
        for (int servers : new int[] {3, 100}) {
            for (SelectionScheme scheme : SelectionScheme.ALL) {
                measure(servers, scheme);
            }
        }
    }

    private static void measure(int servers, SelectionScheme scheme) {
        Desk desk = new Desk();
        Random load = new Random(7);
        for (int i = 0; i < servers; i++) {
            desk.servers.with("server" + i, 1_000, load.nextInt(800));
        }
        desk.goesBy(LIMITS.formatted(scheme.word()));
        decisions(desk, WARM_UP);
        long[] nanos = decisions(desk, DECISIONS);
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%7d  %-16s %8.1f %8.1f %9.1f %8.1f%n",
                servers,
                scheme.word(),
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length / 100 * 99] / 1e3,
                nanos[nanos.length / 1_000 * 999] / 1e3,
                nanos[nanos.length - 1] / 1e3);
    }

    private static long[] decisions(Desk desk, int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            desk.later(Duration.ofMillis(1));
            long begin = System.nanoTime();
            Optional<KeptChannel> kept = desk.selector.keepChannel();
            nanos[i] = System.nanoTime() - begin;
            kept.orElseThrow().close();
        }
        return nanos;
    }
}
