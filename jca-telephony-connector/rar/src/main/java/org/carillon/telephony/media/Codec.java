package org.carillon.telephony.media;

import java.util.Optional;

/** The voice codecs that Carillon speaks: G.711 at 8 kHz with their static payload types (RFC 3551 section 6). */
public enum Codec {
    PCMU(0, (byte) 0xFF),
    PCMA(8, (byte) 0xD5);

    private final int payloadType;
    private final byte silence;

    Codec(int payloadType, byte silence) {
        this.payloadType = payloadType;
        this.silence = silence;
    }

    /** The codec with the given static payload type. */
    public static Optional<Codec> ofPayloadType(int payloadType) {
        for (Codec codec : values()) {
            if (codec.payloadType == payloadType) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    public int payloadType() {
        return payloadType;
    }

    /** The octet that stands for no sound. */
    public byte silence() {
        return silence;
    }
}
