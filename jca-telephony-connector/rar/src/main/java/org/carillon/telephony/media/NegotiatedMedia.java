package org.carillon.telephony.media;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.carillon.telephony.srtp.MediaKeys;

/**
 * What offer and answer have settled about a call's voice.
 *
 * @param remote where the peer's SDP says to send to; must be resolved
 * @param codec what we send; either codec is understood when it comes in
 * @param ourEventType the payload type of telephone-event in <em>our</em> SDP: what keys come in with, or {@link #NO_EVENTS}
 * @param peerEventType the payload type of telephone-event in the <em>peer's</em> SDP: what we send keys with, or {@link
 *     #NO_EVENTS}: then keys are sent as tones in the voice
 * @param direction which way voice flows, seen from our end
 * @param control where the peer's SDP says to send RTCP to; must be resolved
 * @param muxed whether RTCP goes by the ports of RTP (RFC 5761)
 * @param keys what protects the voice, null where nothing does
 */
public record NegotiatedMedia(
        InetSocketAddress remote,
        Codec codec,
        int ourEventType,
        int peerEventType,
        Direction direction,
        InetSocketAddress control,
        boolean muxed,
        MediaKeys keys) {

    /** Stands for a payload type where the SDP has no telephone-event. */
    public static final int NO_EVENTS = -1;

    public NegotiatedMedia {
        Objects.requireNonNull(codec);
        Objects.requireNonNull(direction);
        if (remote.isUnresolved() || control.isUnresolved()) {
            throw new IllegalArgumentException("unresolved address");
        }
        requireDynamic(ourEventType);
        requireDynamic(peerEventType);
    }

    /** Unprotected; RTCP goes to the port above that of RTP (RFC 3550 section 11). */
    public NegotiatedMedia(
            InetSocketAddress remote, Codec codec, int ourEventType, int peerEventType, Direction direction) {
        this(remote, codec, ourEventType, peerEventType, direction, above(remote), false, null);
    }

    /** The same with voice flowing another way. */
    public NegotiatedMedia flowing(Direction other) {
        return new NegotiatedMedia(remote, codec, ourEventType, peerEventType, other, control, muxed, keys);
    }

    private static InetSocketAddress above(InetSocketAddress remote) {
        return new InetSocketAddress(remote.getAddress(), Math.min(remote.getPort() + 1, 65_535));
    }

    private static void requireDynamic(int payloadType) {
        if (payloadType != NO_EVENTS && (payloadType < 96 || payloadType > 127)) {
            throw new IllegalArgumentException("not a dynamic payload type: " + payloadType);
        }
    }
}
