package org.carillon.telephony.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.telephony.ServerStatus.Availability;

/**
 * Concludes from probes whether a server is available. One lost probe does not bring it down, and one that flaps must prove itself
 * the longer the more often it fell. Not thread-safe.
 */
final class ServerHealth {

    /** Failed probes in a row that bring an available server down. */
    static final int FAILURES_TO_FALL = 2;

    /** Answered probes in a row that bring a fallen server back: so many at first, doubled with each fall. */
    static final int ANSWERS_TO_RISE = 1;

    static final int MAX_ANSWERS_TO_RISE = 8;

    /** After so long without a fall the past is forgotten. */
    static final Duration STEADY = Duration.ofMinutes(5);

    private final Clock clock;
    private Availability availability = Availability.DOWN;
    private String reason = "not yet heard of";
    private Instant since;
    private Instant lastFall = Instant.MIN;
    private int failures;
    private int answers;
    private int answersToRise = ANSWERS_TO_RISE;
    private boolean judged;

    ServerHealth(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** A probe was answered. Tells whether the availability has changed or is known for the first time. */
    boolean answered() {
        failures = 0;
        answers++;
        if (availability == Availability.AVAILABLE || answers < answersToRise) {
            return false;
        }
        become(Availability.AVAILABLE, "");
        return true;
    }

    /** A probe failed. Tells whether the availability has changed or is known for the first time. */
    boolean failed(String why) {
        answers = 0;
        failures++;
        if (availability == Availability.AVAILABLE && failures >= FAILURES_TO_FALL) {
            fall(why);
            return true;
        }
        boolean first = !judged && availability == Availability.DOWN;
        if (first) {
            become(Availability.DOWN, why);
        }
        return first;
    }

    private void fall(String why) {
        Instant now = clock.instant();
        boolean again = lastFall.isAfter(now.minus(STEADY));
        answersToRise = again ? Math.min(answersToRise * 2, MAX_ANSWERS_TO_RISE) : ANSWERS_TO_RISE;
        lastFall = now;
        become(Availability.DOWN, why);
    }

    private void become(Availability next, String why) {
        availability = next;
        reason = why;
        since = clock.instant();
        judged = true;
    }

    Availability availability() {
        return availability;
    }

    String reason() {
        return reason;
    }

    Instant since() {
        return since;
    }

    /** Whether any probe has come to an end yet. */
    boolean isKnown() {
        return judged;
    }
}
