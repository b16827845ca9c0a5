package org.carillon.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three servers and 1,000 sessions, through the selector that dispatches calls. */
class DistributionTest {

    private static final int SESSIONS = 1_000;
    /** Of the share of the free capacity at the start. */
    private static final double TOLERANCE = 0.05;

    private final Desk desk = new Desk();

    /** Capacities of the three servers. */
    private Map<String, Integer> servers(String capacities) {
        Map<String, Integer> servers = new HashMap<>();
        for (String capacity : capacities.split(" ")) {
            String name = "server" + servers.size();
            servers.put(name, Integer.parseInt(capacity));
            desk.servers.with(name, Integer.parseInt(capacity), 0);
        }
        return servers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000 1000 1000", "400 400 400", "2000 1000 500", "1800 150 50", "900 90 30"})
    void aBurstIsSharedByFreeCapacity(String capacities) {
        Map<String, Integer> capacityOf = servers(capacities);
        int total = capacityOf.values().stream().mapToInt(n -> n).sum();
        Map<String, Integer> calls = desk.calls(SESSIONS);
        double fullest = 0;
        for (String server : capacityOf.keySet()) {
            double share = (double) capacityOf.get(server) / total;
            assertThat((double) calls.get(server) / SESSIONS).as(server).isCloseTo(share, within(TOLERANCE * share));
            fullest = Math.max(fullest, (double) calls.get(server) / capacityOf.get(server));
        }
        assertThat(fullest).isLessThanOrEqualTo(1.1 * twoChoiceMaximum(capacityOf, total));
    }

    /**
     * The fullest server after n sessions on m servers has the mean and ln ln m / ln 2 sessions more (Azar et al. 1999), give or take a
     * constant: here as a share of the smallest server, the worst case.
     */
    private static double twoChoiceMaximum(Map<String, Integer> capacityOf, int total) {
        double mean = (double) SESSIONS / total;
        double gap = Math.log(Math.log(capacityOf.size())) / Math.log(2);
        return mean + gap / capacityOf.values().stream().mapToInt(n -> n).min().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 100 100", "200 100 50", "180 15 5"})
    void sessionsThatComeAndGoAreSharedByCapacityAndNoCeilingIsPassed(String capacities) {
        Map<String, Integer> capacityOf = servers(capacities);
        desk.goesBy("{'ceilings': {'perServerPercent': 80}}");
        int total = capacityOf.values().stream().mapToInt(n -> n).sum();
        int atATime = total * 6 / 10;
        Queue<String> live = new ArrayDeque<>();
        Map<String, Integer> calls = new HashMap<>();
        for (int i = 0; i < SESSIONS; i++) {
            if (live.size() == atATime) {
                desk.servers.callEnds(live.remove());
            }
            String server = desk.call().orElseThrow().server();
            live.add(server);
            calls.merge(server, 1, Integer::sum);
            for (String each : capacityOf.keySet()) {
                assertThat(desk.servers.inUse(each)).isLessThanOrEqualTo(capacityOf.get(each) * 8 / 10);
            }
        }
        List<String> names = capacityOf.keySet().stream().sorted().toList();
        double[] shares = names.stream()
                .mapToDouble(name -> (double) capacityOf.get(name) / total)
                .toArray();
        double[] got = names.stream()
                .mapToDouble(name -> (double) calls.get(name) / SESSIONS)
                .toArray();
        for (int i = 0; i < shares.length; i++) {
            assertThat(got[i]).as(Arrays.toString(got)).isCloseTo(shares[i], within(0.05));
        }
    }
}
