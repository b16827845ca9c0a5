package org.carillon.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carillon.telephony.ServerStatistics;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;
import org.junit.jupiter.api.Test;

class ServerSelectorTest {

    private final Random random = new Random(42);

    private static ServerStatus server(String name, int capacity, int inUse) {
        return new ServerStatus(
                name, "sip", Availability.AVAILABLE, capacity, inUse, Instant.EPOCH, "", ServerStatistics.NONE);
    }

    private static ServerStatus down(String name) {
        return new ServerStatus(
                name, "sip", Availability.DOWN, 10, 0, Instant.EPOCH, "no answer to OPTIONS", ServerStatistics.NONE);
    }

    private Map<String, Integer> fill(List<ServerStatus> servers, int calls) {
        Map<String, Integer> reserved = new HashMap<>();
        for (int i = 0; i < calls; i++) {
            ServerSelector.select(servers, reserved, random).ifPresent(name -> reserved.merge(name, 1, Integer::sum));
        }
        return reserved;
    }

    @Test
    void aServerThatIsDownOrFullIsNeverChosen() {
        List<ServerStatus> servers = List.of(down("north"), server("south", 5, 5), server("west", 5, 0));
        assertThat(fill(servers, 100)).isEqualTo(Map.of("west", 5));
    }

    @Test
    void nothingIsChosenWhenAllAreFull() {
        assertThat(ServerSelector.select(List.of(server("north", 1, 1)), Map.of(), random))
                .isEmpty();
        assertThat(ServerSelector.select(List.of(), Map.of(), random)).isEmpty();
    }

    @Test
    void aBurstIsSharedByCapacity() {
        Map<String, Integer> chosen = fill(List.of(server("big", 400, 0), server("small", 200, 0)), 300);
        assertThat(chosen.get("big")).isBetween(170, 230);
        assertThat(chosen.get("small")).isBetween(70, 130);
    }

    @Test
    void lightlyLoadedServersArePreferredButNotAlwaysTaken() {
        List<ServerStatus> servers = List.of(server("idle", 100, 0), server("loaded", 100, 80));
        int idle = 0;
        for (int i = 0; i < 1_000; i++) {
            idle += ServerSelector.select(servers, Map.of(), random)
                            .orElseThrow()
                            .equals("idle")
                    ? 1
                    : 0;
        }
        assertThat(idle).isBetween(900, 999);
    }

    @Test
    void everyCapacityIsKept() {
        Map<String, Integer> chosen = fill(List.of(server("a", 7, 0), server("b", 5, 2), server("c", 1, 0)), 100);
        assertThat(chosen).isEqualTo(Map.of("a", 7, "b", 3, "c", 1));
    }
}
