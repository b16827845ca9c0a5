package org.carillon.telephony.rtp;

import java.util.random.RandomGenerator;

/**
 * When the next RTCP packet is due (RFC 3550 section 6.3). With two participants and one stream of voice each, five per cent of the
 * bandwidth would allow more than the minimum interval of 5 s does, so that one alone counts: halved before the first packet, varied at
 * random by half, and divided by e - 3/2 (section 6.3.1). Instants are those of {@link System#nanoTime()}. Not thread-safe.
 */
public final class ReportSchedule {

    private static final long MINIMUM_NANOS = 5_000_000_000L;
    private static final double COMPENSATION = Math.E - 1.5;

    private final RandomGenerator random;
    private boolean begun;
    private long due;

    public ReportSchedule(RandomGenerator random) {
        this.random = random;
    }

    /** Whether a packet is to be sent now; if so, the next interval begins. */
    public boolean isDue(long now) {
        if (!begun) {
            begun = true;
            due = now + interval() / 2;
        }
        if (now - due < 0) {
            return false;
        }
        due = now + interval();
        return true;
    }

    private long interval() {
        return (long) (MINIMUM_NANOS * (0.5 + random.nextDouble()) / COMPENSATION);
    }
}
