package org.carillon.telephony.rtp;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The synchronization source, sequence numbers and timestamps of what we send; all begin at random, so that they cannot be guessed
 * (RFC 3550 section 5.1). Not thread-safe.
 */
public final class OutgoingStream {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int ssrc = RANDOM.nextInt();
    /** Below 2^15, so that no receiver of SRTP takes a lost beginning for a wrap-around (RFC 3711 section 3.3.1). */
    private int sequence = RANDOM.nextInt(1 << 15);

    private int timestamp = RANDOM.nextInt();

    /** The synchronization source. */
    public int ssrc() {
        return ssrc;
    }

    /** The timestamp of now. */
    public int timestamp() {
        return timestamp;
    }

    /** Lets time pass, whether something was sent or not. */
    public void advance(int samples) {
        timestamp += samples;
    }

    /** Writes the header of the next packet. */
    public void writeHeader(ByteBuffer out, boolean marker, int payloadType, int packetTimestamp) {
        RtpPacket.writeHeader(out, marker, payloadType, sequence++, packetTimestamp, ssrc);
    }
}
