package org.carillon.telephony;

import java.time.Instant;

/**
 * A telephony server as it is at one moment.
 *
 * @param name unique among the servers
 * @param kind the driver: {@code sip} or {@code asterisk}
 * @param availability whether it can be called through
 * @param capacity channels it has
 * @param inUse channels taken now
 * @param since when the availability last changed
 * @param reason why it is not available, or an empty string
 * @param statistics how it has been doing lately
 */
public record ServerStatus(
        String name,
        String kind,
        Availability availability,
        int capacity,
        int inUse,
        Instant since,
        String reason,
        ServerStatistics statistics) {

    /** Whether calls may be sent to it. */
    public enum Availability {
        AVAILABLE,
        /** It answers, but slowly, or refuses many calls: to be used where no available server has a free channel. */
        DEGRADED,
        DOWN
    }

    /** Channels that can be taken now; 0 when down. */
    public int free() {
        return availability == Availability.DOWN ? 0 : Math.max(0, capacity - inUse);
    }
}
