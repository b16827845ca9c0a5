package org.carillon.web.api.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.carillon.web.api.rate.RateWindow.Standing;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    private final RateWindow window = new RateWindow();

    @Test
    void soManyRequestsArePermittedUntilTheWindowEnds() {
        assertThat(window.count(2, 10, NINE)).isEqualTo(new Standing(true, 1, 10));
        assertThat(window.count(2, 10, NINE.plusMillis(2_500))).isEqualTo(new Standing(true, 0, 8));
        assertThat(window.count(2, 10, NINE.plusSeconds(9))).isEqualTo(new Standing(false, 0, 1));
        assertThat(window.count(2, 10, NINE.plusSeconds(10))).isEqualTo(new Standing(true, 1, 10));
    }

    @Test
    void aHigherLimitCountsAtOnce() {
        window.count(1, 10, NINE);

        assertThat(window.count(1, 10, NINE.plusSeconds(1)).permitted()).isFalse();
        assertThat(window.count(3, 10, NINE.plusSeconds(1))).isEqualTo(new Standing(true, 1, 9));
    }

    @Test
    void aShorterWindowCountsAtOnce() {
        window.count(1, 3_600, NINE);

        assertThat(window.count(1, 1, NINE.plusSeconds(1)).permitted()).isTrue();
    }
}
