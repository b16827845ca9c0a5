package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {

    private static final long MILLI = 1_000_000;

    @Test
    void reportsGoOutAboutEveryFourSecondsAtRandom() {
        ReportSchedule schedule = new ReportSchedule(new SplittableRandom(3));
        long start = Long.MAX_VALUE - 500 * MILLI;
        long last = -1;
        int reports = 0;
        for (long millis = 0; millis < 1_000_000; millis += 20) {
            if (schedule.isDue(start + millis * MILLI)) {
                if (reports++ == 0) {
                    assertThat(millis).isBetween(1_020L, 3_100L);
                } else {
                    assertThat(millis - last).isBetween(2_050L, 6_180L);
                }
                last = millis;
            }
        }
        // 5 s on average, divided by e - 3/2
        assertThat((double) reports).isCloseTo(1_000 / 4.1, within(12.0));
    }
}
