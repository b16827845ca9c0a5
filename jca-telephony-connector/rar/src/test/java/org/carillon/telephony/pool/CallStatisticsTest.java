package org.carillon.telephony.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.junit.jupiter.api.Test;

class CallStatisticsTest {

    private final HandClock clock = new HandClock();
    private final CallStatistics calls = new CallStatistics(clock);

    private static CallEnd end(Disposition disposition, boolean answered) {
        return new CallEnd(disposition, answered, 0, "");
    }

    @Test
    void aMinuteLaterItIsForgotten() {
        calls.placed();
        clock.pass(Duration.ofSeconds(30));
        calls.placed();
        assertEquals(2, calls.placedLately());

        clock.pass(Duration.ofSeconds(30));
        assertEquals(1, calls.placedLately());

        clock.pass(Duration.ofHours(2));
        assertEquals(0, calls.placedLately());
    }

    @Test
    void onlyWhatIsRefusedBeforeRingingIsAFailureOfTheServer() {
        calls.ended(end(Disposition.CONGESTION, false), false);
        calls.ended(end(Disposition.CONGESTION, false), true);
        calls.ended(end(Disposition.BUSY, false), false);

        assertEquals(1, calls.refusedLately());
    }

    @Test
    void theAnswerSeizureRatioIsOfTheLatestCalls() {
        assertTrue(Double.isNaN(calls.answerSeizureRatio()));
        for (int i = 0; i < CallStatistics.LATEST_CALLS; i++) {
            calls.ended(end(Disposition.REMOTE_HANGUP, true), true);
        }
        assertEquals(1.0, calls.answerSeizureRatio());

        for (int i = 0; i < 25; i++) {
            calls.ended(end(Disposition.NO_ANSWER, false), true);
        }
        assertEquals(0.75, calls.answerSeizureRatio());
    }
}
