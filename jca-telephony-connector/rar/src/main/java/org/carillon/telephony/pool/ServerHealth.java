package org.carillon.telephony.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.telephony.ServerStatus.Availability;

/**
 * Concludes from probes whether a server is available. One lost probe does not bring it down, one slow answer does not degrade it, and
 * one that flaps must prove itself the longer the more often it fell. Not thread-safe.
 */
final class ServerHealth {

    /** Failed probes in a row that bring a server down. */
    static final int FAILURES_TO_FALL = 2;

    /** Answered probes in a row that bring a fallen server back: so many at first, doubled with each fall. */
    static final int ANSWERS_TO_RISE = 1;

    static final int MAX_ANSWERS_TO_RISE = 8;

    /** After so long without a fall the past is forgotten. */
    static final Duration STEADY = Duration.ofMinutes(5);

    /** A server that takes so long to answer a probe is in trouble. */
    static final Duration SLOW = Duration.ofSeconds(1);

    /** Probes in a row in trouble that degrade an available server. */
    static final int TROUBLES_TO_DEGRADE = 2;

    /** Probes in a row without trouble that make a degraded server available again. */
    static final int CALM_TO_RECOVER = 3;

    private final Clock clock;
    private Availability availability = Availability.DOWN;
    private String reason = "not yet heard of";
    private Instant since;
    private Instant lastFall = Instant.MIN;
    private Duration roundTrip = Duration.ZERO;
    private int failures;
    private int answers;
    private int troubles;
    private int calm;
    private int answersToRise = ANSWERS_TO_RISE;
    private boolean judged;

    ServerHealth(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * A probe was answered. Tells whether the availability has changed or is known for the first time.
     *
     * @param took the round trip
     * @param refusesCalls whether it has refused too many calls lately
     */
    boolean answered(Duration took, boolean refusesCalls) {
        failures = 0;
        answers++;
        roundTrip = took;
        if (availability == Availability.DOWN) {
            return rise();
        }
        if (refusesCalls) {
            return troubled("refuses many calls");
        }
        if (took.compareTo(SLOW) >= 0) {
            return troubled("answers after " + took.toMillis() + " ms only");
        }
        return calm();
    }

    private boolean rise() {
        if (answers < answersToRise) {
            return false;
        }
        troubles = 0;
        become(Availability.AVAILABLE, "");
        return true;
    }

    private boolean troubled(String why) {
        calm = 0;
        troubles++;
        if (availability == Availability.DEGRADED || troubles < TROUBLES_TO_DEGRADE) {
            return false;
        }
        become(Availability.DEGRADED, why);
        return true;
    }

    private boolean calm() {
        troubles = 0;
        calm++;
        if (availability == Availability.AVAILABLE || calm < CALM_TO_RECOVER) {
            return false;
        }
        become(Availability.AVAILABLE, "");
        return true;
    }

    /** A probe failed. Tells whether the availability has changed or is known for the first time. */
    boolean failed(String why) {
        answers = 0;
        failures++;
        if (availability != Availability.DOWN && failures >= FAILURES_TO_FALL) {
            fall(why);
            return true;
        }
        return learnDown(why);
    }

    /** The connection to it broke: no probe is needed to know. Tells as {@link #failed} does. */
    boolean lost(String why) {
        answers = 0;
        failures = FAILURES_TO_FALL;
        if (availability != Availability.DOWN) {
            fall(why);
            return true;
        }
        return learnDown(why);
    }

    private boolean learnDown(String why) {
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

    /** Of the last probe that was answered; zero while there was none. */
    Duration roundTrip() {
        return roundTrip;
    }

    /** Whether any probe has come to an end yet. */
    boolean isKnown() {
        return judged;
    }
}
