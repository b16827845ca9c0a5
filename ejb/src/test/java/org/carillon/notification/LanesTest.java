package org.carillon.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(5, 2);

    @Test
    void aReceiverThatIsSlowFillsItsOwnLaneOnly() {
        lanes.enter("slow");
        lanes.enter("slow");
        assertThat(lanes.room("slow")).isZero();
        assertThat(lanes.full()).containsExactly("slow");
        assertThat(lanes.room("quick")).isEqualTo(2);
        assertThat(lanes.room()).isEqualTo(3);
    }

    @Test
    void whoHasTakenItMakesRoom() {
        lanes.enter("a");
        lanes.enter("a");
        lanes.leave("a", true);
        assertThat(lanes.room("a")).isEqualTo(1);
        assertThat(lanes.room()).isEqualTo(4);
        assertThat(lanes.full()).isEmpty();
    }

    @Test
    void whoFailsGetsOneAtATimeUntilOneGoesWell() {
        lanes.enter("a");
        lanes.leave("a", false);
        assertThat(lanes.room("a")).isEqualTo(1);
        lanes.enter("a");
        assertThat(lanes.full()).containsExactly("a");
        lanes.leave("a", true);
        assertThat(lanes.room("a")).isEqualTo(2);
    }
}
