package org.carillon.telephony.media;

/**
 * The UDP ports that calls may use: RTP takes an even one, RTCP the odd one above it (RFC 3550 section 11).
 *
 * @param first the first port, even
 * @param last the last port, odd
 */
public record PortRange(int first, int last) {

    public PortRange {
        if (first < 1024 || last > 65_535 || first % 2 != 0 || last % 2 != 1 || first > last) {
            throw new IllegalArgumentException("RTP ports go from an even to an odd number within 1024-65535");
        }
    }

    /** How many calls fit. */
    public int pairs() {
        return (last - first + 1) / 2;
    }
}
