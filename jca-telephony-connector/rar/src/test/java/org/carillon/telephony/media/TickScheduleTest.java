package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickScheduleTest {

    private static final long MILLI = 1_000_000;

    private final TickSchedule schedule = new TickSchedule(1_000 * MILLI);

    @Test
    void aLateTickDoesNotDelayTheNext() {
        assertThat(schedule.take(1_013 * MILLI)).isZero();
        assertThat(schedule.deadline()).isEqualTo(1_020 * MILLI);
        assertThat(schedule.take(1_020 * MILLI)).isZero();
        assertThat(schedule.deadline()).isEqualTo(1_040 * MILLI);
    }

    @Test
    void whatWasSleptThroughIsSkipped() {
        assertThat(schedule.take(1_507 * MILLI)).isEqualTo(25);
        assertThat(schedule.deadline()).isEqualTo(1_520 * MILLI);
    }

    @Test
    void theClockOfTheMachineMayWrapAround() {
        TickSchedule wrapping = new TickSchedule(Long.MAX_VALUE - 5 * MILLI);
        assertThat(wrapping.take(Long.MAX_VALUE - 5 * MILLI)).isZero();
        assertThat(wrapping.take(Long.MAX_VALUE + 16 * MILLI)).isZero();
        assertThat(wrapping.take(Long.MAX_VALUE + 96 * MILLI)).isEqualTo(3);
    }
}
