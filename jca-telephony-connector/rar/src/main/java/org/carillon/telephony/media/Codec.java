package org.carillon.telephony.media;

import java.util.Optional;

/** The voice codecs that Carillon speaks: G.711 at 8 kHz with their static payload types (RFC 3551 section 6). */
public enum Codec {
    PCMU(0, G711.ULAW_TO_LINEAR, G711.LINEAR_TO_ULAW),
    PCMA(8, G711.ALAW_TO_LINEAR, G711.LINEAR_TO_ALAW);

    private final int payloadType;
    private final short[] toLinear;
    private final byte[] fromLinear;

    Codec(int payloadType, short[] toLinear, byte[] fromLinear) {
        this.payloadType = payloadType;
        this.toLinear = toLinear;
        this.fromLinear = fromLinear;
    }

    /** The codec with the given static payload type. */
    public static Optional<Codec> ofPayloadType(int payloadType) {
        return switch (payloadType) {
            case 0 -> Optional.of(PCMU);
            case 8 -> Optional.of(PCMA);
            default -> Optional.empty();
        };
    }

    /** The number that stands for the codec in SDP and RTP. */
    public int payloadType() {
        return payloadType;
    }

    /** The sample that an octet stands for. */
    public short decode(byte octet) {
        return toLinear[octet & 0xFF];
    }

    /** The octet nearest to a sample. */
    public byte encode(short sample) {
        return fromLinear[sample & 0xFFFF];
    }
}
