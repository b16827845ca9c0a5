package org.carillon.telephony.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.carillon.telephony.ServerStatus.Availability;
import org.junit.jupiter.api.Test;

class ServerHealthTest {

    private final HandClock clock = new HandClock();
    private final ServerHealth health = new ServerHealth(clock);

    private boolean answers() {
        return health.answered(Duration.ofMillis(2), false);
    }

    /** Lets it fall from wherever it is up. */
    private void fall() {
        assertFalse(health.failed("silent"));
        assertTrue(health.failed("silent"));
    }

    /** How many answers it takes to come back. */
    private int answersToRise() {
        int answers = 1;
        while (!answers()) {
            answers++;
        }
        return answers;
    }

    @Test
    void itIsDownUntilItIsHeardOf() {
        assertEquals(Availability.DOWN, health.availability());
        assertFalse(health.isKnown());
    }

    @Test
    void oneAnswerMakesItAvailable() {
        clock.pass(Duration.ofSeconds(3));

        assertTrue(answers());

        assertEquals(Availability.AVAILABLE, health.availability());
        assertEquals(Instant.parse("2026-01-01T00:00:03Z"), health.since());
        assertEquals("", health.reason());
        assertFalse(answers());
    }

    @Test
    void itsFirstFailureIsToldOnce() {
        assertTrue(health.failed("silent"));
        assertFalse(health.failed("silent"));
        assertEquals("silent", health.reason());
    }

    @Test
    void oneLostProbeDoesNotBringItDown() {
        answers();

        assertFalse(health.failed("silent"));
        answers();
        assertFalse(health.failed("silent"));

        assertEquals(Availability.AVAILABLE, health.availability());
    }

    @Test
    void twoLostProbesInARowBringItDown() {
        answers();

        fall();

        assertEquals(Availability.DOWN, health.availability());
    }

    @Test
    void theMoreOftenItFallsTheLongerItMustProveItself() {
        answers();
        int[] expected = {1, 2, 4, 8, 8};
        for (int answers : expected) {
            fall();
            assertEquals(answers, answersToRise());
        }
    }

    @Test
    void afterASteadyTimeThePastIsForgotten() {
        answers();
        fall();
        answersToRise();
        fall();
        answersToRise();
        clock.pass(ServerHealth.STEADY.plusSeconds(1));

        fall();

        assertEquals(1, answersToRise());
    }

    @Test
    void oneSlowAnswerIsForgiven() {
        answers();

        assertFalse(health.answered(ServerHealth.SLOW, false));
        answers();
        assertFalse(health.answered(ServerHealth.SLOW, false));

        assertEquals(Availability.AVAILABLE, health.availability());
        assertEquals(ServerHealth.SLOW, health.roundTrip());
    }

    @Test
    void slowAnswersInARowDegradeIt() {
        answers();

        health.answered(Duration.ofMillis(1200), false);
        assertTrue(health.answered(Duration.ofMillis(1500), false));

        assertEquals(Availability.DEGRADED, health.availability());
        assertEquals("answers after 1500 ms only", health.reason());
    }

    @Test
    void refusedCallsDegradeItAndAQuietTimeMendsIt() {
        answers();
        health.answered(Duration.ofMillis(2), true);
        assertTrue(health.answered(Duration.ofMillis(2), true));
        assertEquals(Availability.DEGRADED, health.availability());

        answers();
        answers();
        assertEquals(Availability.DEGRADED, health.availability());
        assertTrue(answers());

        assertEquals(Availability.AVAILABLE, health.availability());
    }

    @Test
    void aDegradedServerFallsToo() {
        answers();
        health.answered(Duration.ofMillis(2), true);
        health.answered(Duration.ofMillis(2), true);

        fall();

        assertEquals(Availability.DOWN, health.availability());
    }

    @Test
    void aLostConnectionBringsItDownAtOnce() {
        answers();

        assertTrue(health.lost("the connection broke"));

        assertEquals(Availability.DOWN, health.availability());
        assertEquals("the connection broke", health.reason());
        assertFalse(health.lost("the connection broke"));
        assertTrue(answers());
    }
}
