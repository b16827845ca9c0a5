package org.carillon.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dialogue.KeptChannel;
import org.carillon.telephony.ServerStatus.Availability;
import org.junit.jupiter.api.Test;

class ServerSelectorTest {

    private final Desk desk = new Desk();

    @Test
    void aServerThatIsDownOrFullIsNeverChosen() {
        desk.servers.set("north", Availability.DOWN, 10, 0).with("south", 5, 5).with("west", 5, 0);
        assertThat(desk.calls(100)).isEqualTo(Map.of("west", 5));
    }

    @Test
    void nothingIsChosenWhereThereIsNothing() {
        assertThat(desk.call()).isEmpty();
    }

    @Test
    void aChannelThatIsKeptCountsAtOnceAndNoMoreWhenItIsGivenBack() {
        desk.servers.with("north", 1, 0);
        KeptChannel kept = desk.selector.keepChannel().orElseThrow();
        assertThat(desk.selector.keepChannel()).isEmpty();
        kept.close();
        kept.close();
        assertThat(desk.calls(5)).isEqualTo(Map.of("north", 1));
    }

    @Test
    void aServerThatWasTriedIsNotChosenAgain() {
        desk.servers.with("north", 10, 0).with("south", 10, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(desk.selector.keepChannel(Set.of("north")).orElseThrow().server())
                    .isEqualTo("south");
        }
        assertThat(desk.selector.keepChannel(Set.of("north", "south"))).isEmpty();
    }

    @Test
    void aDegradedServerIsUsedOnlyWhereNoOtherHasRoom() {
        desk.servers.set("north", Availability.DEGRADED, 10, 0).with("south", 10, 0);
        assertThat(desk.calls(10)).isEqualTo(Map.of("south", 10));
        assertThat(desk.calls(20)).isEqualTo(Map.of("north", 10));
    }

    @Test
    void aDegradedServerIsNotUsedBecauseAnotherHasToKeepToItsRate() {
        desk.servers.set("north", Availability.DEGRADED, 10, 0).with("south", 10, 0);
        desk.goesBy("{'smoothing': {'perServer': {'callsPerSecond': 1, 'burst': 1}}}");
        assertThat(desk.calls(10)).isEqualTo(Map.of("south", 1));
    }

    @Test
    void aDrainedServerGetsNoCallsUntilItIsResumed() {
        desk.servers.with("north", 10, 0).with("south", 10, 0);
        desk.drains("north");
        assertThat(desk.calls(30)).isEqualTo(Map.of("south", 10));
        desk.drains();
        assertThat(desk.calls(30)).isEqualTo(Map.of("north", 10));
    }

    @Test
    void ceilingsOfOneServerAndOfAllAreKept() {
        desk.servers.with("north", 10, 0).with("south", 20, 0).with("west", 30, 0);
        desk.goesBy("{'ceilings': {'perServerPercent': 50, 'servers': {'north': 25}}}");
        assertThat(desk.calls(100)).isEqualTo(Map.of("north", 2, "south", 10, "west", 15));
        desk.goesBy("{'ceilings': {'overallPercent': 50}}");
        assertThat(desk.calls(100).values().stream().mapToInt(n -> n).sum()).isEqualTo(3);
    }

    @Test
    void aCeilingThatIsLoweredEndsNoCallAndLetsNoneBegin() {
        desk.servers.with("north", 10, 8);
        desk.goesBy("{'ceilings': {'perServerPercent': 50}}");
        assertThat(desk.call()).isEmpty();
        assertThat(desk.servers.inUse("north")).isEqualTo(8);
    }

    @Test
    void callsComeAtTheRateOfAllServers() {
        desk.servers.with("north", 1_000, 0).with("south", 1_000, 0);
        desk.goesBy("{'smoothing': {'overall': {'callsPerSecond': 20, 'burst': 5}}}");
        assertThat(sum(desk.calls(100))).isEqualTo(5);
        assertThat(desk.selector.untilNext()).contains(Duration.ofMillis(50));
        int calls = 0;
        for (int i = 0; i < 100; i++) {
            desk.later(Duration.ofMillis(100));
            calls += sum(desk.calls(100));
        }
        assertThat(calls).isEqualTo(200);
    }

    @Test
    void whoLooksInVainTakesNoTurn() {
        desk.servers.with("north", 100, 0).with("south", 100, 0);
        desk.goesBy("{'scheme': 'round-robin'}");
        for (int i = 0; i < 10; i++) {
            desk.selector.keepChannel().orElseThrow().close();
            desk.call();
        }
        assertThat(desk.servers.inUse("north")).isEqualTo(5);
        assertThat(desk.servers.inUse("south")).isEqualTo(5);
    }

    @Test
    void aCallThatWasNotPlacedDoesNotCountForTheRate() {
        desk.servers.with("north", 10, 0);
        desk.goesBy("{'smoothing': {'overall': {'callsPerSecond': 1, 'burst': 1}}}");
        desk.selector.keepChannel().orElseThrow().close();
        assertThat(desk.call()).isPresent();
        assertThat(desk.call()).isEmpty();
    }

    @Test
    void nodesShareARate() {
        desk.servers.with("north", 1_000, 0);
        desk.goesBy("{'smoothing': {'overall': {'callsPerSecond': 40, 'burst': 1}}}")
                .isOneOf(4);
        assertThat(callsInSeconds(10)).isBetween(99, 101);
    }

    @Test
    void aServerThatComesBackIsWarmedUp() {
        desk.servers.with("north", 10_000, 0);
        desk.goesBy("{'smoothing': {'perServer': {'callsPerSecond': 100, 'burst': 10},"
                + " 'rampUp': {'fromCallsPerSecond': 10, 'seconds': 10}}}");
        assertThat(callsInSeconds(1)).as("10 to 19 a second").isBetween(13, 17);
        callsInSeconds(4);
        assertThat(callsInSeconds(1)).as("55 to 64 a second").isBetween(57, 62);
        callsInSeconds(5);
        assertThat(callsInSeconds(1)).isBetween(98, 102);
        desk.servers.becomes("north", Availability.DOWN);
        assertThat(callsInSeconds(1)).isZero();
        desk.servers.becomes("north", Availability.AVAILABLE);
        assertThat(callsInSeconds(1)).as("warming up again").isBetween(13, 17);
    }

    @Test
    void aRateThatIsSetLaterOwesNothingForTheCallsBefore() {
        desk.servers.with("north", 10_000, 0);
        assertThat(sum(desk.calls(5_000))).isEqualTo(5_000);
        desk.goesBy("{'smoothing': {'overall': {'callsPerSecond': 10, 'burst': 1},"
                + " 'perServer': {'callsPerSecond': 10, 'burst': 1}}}");
        assertThat(callsInSeconds(2)).isBetween(19, 21);
    }

    @Test
    void aServerThatRefusesCallsCoolsDownAndReturnsAfterOneGoodCall() {
        desk.servers.with("north", 100, 0).with("south", 100, 0);
        desk.goesBy("{'coolDown': {'failures': 3, 'windowSeconds': 60, 'pauseSeconds': 30}}");
        refuse("north", 3);
        assertThat(desk.selector.isCoolingDown("north")).isTrue();
        assertThat(desk.calls(20)).containsOnlyKeys("south");

        desk.later(Duration.ofSeconds(31));
        KeptChannel probe = onlyNorth().orElseThrow();
        assertThat(onlyNorth()).as("one call to see").isEmpty();
        probe.refused("still bad");
        probe.close();
        assertThat(onlyNorth()).isEmpty();

        desk.later(Duration.ofSeconds(31));
        KeptChannel second = onlyNorth().orElseThrow();
        second.served();
        assertThat(onlyNorth()).isPresent();
        assertThat(desk.selector.isCoolingDown("north")).isFalse();
    }

    @Test
    void aProbeThatWasNotSentLeavesRoomForAnother() {
        desk.servers.with("north", 100, 0);
        desk.goesBy("{'coolDown': {'failures': 1, 'windowSeconds': 60, 'pauseSeconds': 30}}");
        refuse("north", 1);
        desk.later(Duration.ofSeconds(31));
        onlyNorth().orElseThrow().close();
        assertThat(onlyNorth()).isPresent();
    }

    @Test
    void fewFailuresInALongTimeAreNoReasonToCoolDown() {
        desk.servers.with("north", 100, 0);
        desk.goesBy("{'coolDown': {'failures': 3, 'windowSeconds': 10, 'pauseSeconds': 30}}");
        for (int i = 0; i < 10; i++) {
            refuse("north", 1);
            desk.later(Duration.ofSeconds(6));
        }
        assertThat(desk.selector.isCoolingDown("north")).isFalse();
    }

    private void refuse(String server, int times) {
        for (int i = 0; i < times; i++) {
            try (KeptChannel channel = desk.selector.keepChannelOf(server).orElseThrow()) {
                channel.taken();
                channel.refused("503");
            }
        }
    }

    private Optional<KeptChannel> onlyNorth() {
        return desk.selector.keepChannelOf("north");
    }

    private int callsInSeconds(int seconds) {
        int calls = 0;
        for (int i = 0; i < seconds * 100; i++) {
            desk.later(Duration.ofMillis(10));
            calls += sum(desk.calls(20));
        }
        return calls;
    }

    private static int sum(Map<String, Integer> calls) {
        return new HashMap<>(calls).values().stream().mapToInt(n -> n).sum();
    }
}
