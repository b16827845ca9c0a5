package org.carillon.telephony.rtp;

import java.time.Instant;

/**
 * Tells wall-clock time as NTP timestamps (RFC 3550 section 4), seconds since 1900 with 32 bits of fraction, of a clock that never
 * jumps: where it stood at one instant is known, from then on it follows {@link System#nanoTime()}. Immutable.
 */
public final class NtpTime {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long EPOCH_SECONDS_SINCE_1900 = 2_208_988_800L;

    private final long epochNanosAtZero;

    /**
     * @param instant an instant
     * @param nanos the nanosecond clock at that instant
     */
    public NtpTime(Instant instant, long nanos) {
        epochNanosAtZero = instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano() - nanos;
    }

    /** The timestamp for what the nanosecond clock shows. */
    public long at(long nanos) {
        long epochNanos = epochNanosAtZero + nanos;
        long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND) + EPOCH_SECONDS_SINCE_1900;
        long fraction = (Math.floorMod(epochNanos, NANOS_PER_SECOND) << 32) / NANOS_PER_SECOND;
        return seconds << 32 | fraction;
    }

    /** The middle 32 bits of a timestamp, which reports use: units of 1/65536 s. */
    public static int middle(long timestamp) {
        return (int) (timestamp >>> 16);
    }
}
