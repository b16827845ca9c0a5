package org.carillon.telephony.media;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * What offer and answer have settled about a call's voice.
 *
 * @param remote where the peer's SDP says to send to; must be resolved
 * @param codec what we send; either codec is understood when it comes in
 * @param ourEventType the payload type of telephone-event in <em>our</em> SDP: what keys come in with, or {@link #NO_EVENTS}
 * @param peerEventType the payload type of telephone-event in the <em>peer's</em> SDP: what we send keys with, or {@link
 *     #NO_EVENTS}: then keys are sent as tones in the voice
 * @param direction which way voice flows, seen from our end
 */
public record NegotiatedMedia(
        InetSocketAddress remote, Codec codec, int ourEventType, int peerEventType, Direction direction) {

    /** Stands for a payload type where the SDP has no telephone-event. */
    public static final int NO_EVENTS = -1;

    public NegotiatedMedia {
        Objects.requireNonNull(codec);
        Objects.requireNonNull(direction);
        if (remote.isUnresolved()) {
            throw new IllegalArgumentException("unresolved address");
        }
        requireDynamic(ourEventType);
        requireDynamic(peerEventType);
    }

    private static void requireDynamic(int payloadType) {
        if (payloadType != NO_EVENTS && (payloadType < 96 || payloadType > 127)) {
            throw new IllegalArgumentException("not a dynamic payload type: " + payloadType);
        }
    }
}
