package org.carillon.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Knows when it is some local time somewhere. */
@FunctionalInterface
interface WallClock {

    /**
     * When that is. A time that a clock put forward leaves out is read by the offset before; of one that comes twice it is the
     * first (RFC 5545 section 3.3.5).
     */
    Instant at(LocalDateTime local);

    static WallClock in(ZoneId zone) {
        // java.time has the very rules of RFC 5545
        return local -> local.atZone(zone).toInstant();
    }
}
