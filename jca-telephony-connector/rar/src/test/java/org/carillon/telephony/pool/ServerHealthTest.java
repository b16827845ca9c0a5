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

    /** Lets it fall from wherever it is up. */
    private void fall() {
        assertFalse(health.failed("silent"));
        assertTrue(health.failed("silent"));
    }

    /** How many answers it takes to come back. */
    private int answersToRise() {
        int answers = 1;
        while (!health.answered()) {
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

        assertTrue(health.answered());

        assertEquals(Availability.AVAILABLE, health.availability());
        assertEquals(Instant.parse("2026-01-01T00:00:03Z"), health.since());
        assertEquals("", health.reason());
        assertFalse(health.answered());
    }

    @Test
    void itsFirstFailureIsToldOnce() {
        assertTrue(health.failed("silent"));
        assertFalse(health.failed("silent"));
        assertEquals("silent", health.reason());
    }

    @Test
    void oneLostProbeDoesNotBringItDown() {
        health.answered();

        assertFalse(health.failed("silent"));
        health.answered();
        assertFalse(health.failed("silent"));

        assertEquals(Availability.AVAILABLE, health.availability());
    }

    @Test
    void twoLostProbesInARowBringItDown() {
        health.answered();

        fall();

        assertEquals(Availability.DOWN, health.availability());
    }

    @Test
    void theMoreOftenItFallsTheLongerItMustProveItself() {
        health.answered();
        int[] expected = {1, 2, 4, 8, 8};
        for (int answers : expected) {
            fall();
            assertEquals(answers, answersToRise());
        }
    }

    @Test
    void afterASteadyTimeThePastIsForgotten() {
        health.answered();
        fall();
        answersToRise();
        fall();
        answersToRise();
        clock.pass(ServerHealth.STEADY.plusSeconds(1));

        fall();

        assertEquals(1, answersToRise());
    }
}
