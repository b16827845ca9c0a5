package org.carillon.telephony.srtp;

/** Remembers which of the last 64 packets have come (RFC 3711 section 3.3.2). Not thread-safe. */
final class ReplayWindow {

    private static final int WIDTH = Long.SIZE;

    private long highest = -1;
    private long seen;

    /** Whether a packet with this index may still come: it has not, and is not too old. */
    boolean admits(long index) {
        long behind = highest - index;
        return behind < 0 || behind < WIDTH && (seen >>> behind & 1) == 0;
    }

    /** A packet has come and was authentic. */
    void add(long index) {
        long ahead = index - highest;
        if (ahead > 0) {
            seen = ahead < WIDTH ? seen << ahead | 1 : 1;
            highest = index;
        } else {
            seen |= 1L << -ahead;
        }
    }

    /** The highest index that has come, -1 before any. */
    long highest() {
        return highest;
    }

    void clear() {
        highest = -1;
        seen = 0;
    }
}
