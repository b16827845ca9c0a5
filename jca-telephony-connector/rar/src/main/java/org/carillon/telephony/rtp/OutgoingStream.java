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
    private int sequence = RANDOM.nextInt();
    private int timestamp = RANDOM.nextInt();

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
