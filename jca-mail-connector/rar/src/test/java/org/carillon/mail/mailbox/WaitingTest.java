package org.carillon.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void eachFailureInARowDoublesTheWaitUpToTheLongest() {
        BackOff backOff = new BackOff(Duration.ofSeconds(10), new Random(1));
        for (int full : new int[] {1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(backOff.afterFailure().toMillis()).isBetween(full * 3L / 4, (long) full);
        }
        backOff.reset();
        assertThat(backOff.afterFailure().toMillis()).isBetween(750L, 1_000L);
    }

    @Test
    void aPostponedMailWaitsLongerEachTime() {
        Postponed postponed = new Postponed(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5));
        Duration idle = Duration.ofMinutes(4);
        assertThat(postponed.isWaiting("a")).isFalse();
        assertThat(postponed.untilNext(idle)).isEqualTo(idle);
        postponed.add("a");
        assertThat(postponed.isWaiting("a")).isTrue();
        assertThat(postponed.untilNext(idle)).isEqualTo(Duration.ofSeconds(2));
        IntStream.range(0, 5).forEach(i -> postponed.add("a"));
        assertThat(postponed.untilNext(idle)).isEqualTo(Duration.ofSeconds(64));
        IntStream.range(0, 50).forEach(i -> postponed.add("a"));
        assertThat(postponed.untilNext(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(5));
        postponed.remove("a");
        assertThat(postponed.isWaiting("a")).isFalse();
    }

    @Test
    void memoryForPostponedMailsIsBounded() {
        Postponed postponed = new Postponed(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5));
        IntStream.range(0, 10_001).forEach(i -> postponed.add("mail " + i));
        assertThat(postponed.isWaiting("mail 0")).isFalse();
        assertThat(postponed.isWaiting("mail 10000")).isTrue();
    }
}
