package org.carillon.telephony.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;

/**
 * One {@code m=} section with what it inherits from the session.
 *
 * @param type {@code audio}, {@code video}, ...
 * @param port where the peer listens; 0 switches the stream off
 * @param protocol {@code RTP/AVP}, {@code RTP/SAVP}, ...
 * @param formats payload types or other format names, the preferred one first
 * @param encodings what {@code a=rtpmap} calls the payload types, in lower case
 * @param address where the peer listens; null if no address was given that we understand
 * @param direction seen from the peer
 * @param control where the peer wants RTCP if not next to RTP (RFC 3605), or null; its port may be 0
 * @param muxed whether RTCP can go by the ports of RTP (RFC 5761)
 * @param crypto the keys that we can make use of (RFC 4568), the preferred one first
 */
record MediaDescription(
        String type,
        int port,
        String protocol,
        List<String> formats,
        Map<String, String> encodings,
        InetAddress address,
        Direction direction,
        InetSocketAddress control,
        boolean muxed,
        List<CryptoAttribute> crypto) {

    private static final String TELEPHONE_EVENT = "telephone-event/8000";

    static final String PLAIN = "RTP/AVP";
    static final String SECURE = "RTP/SAVP";

    boolean isAudio() {
        return type.equals("audio") && (protocol.equals(PLAIN) || isSecure());
    }

    /** Whether voice can only be protected (RFC 4568 section 3.1). */
    boolean isSecure() {
        return protocol.equals(SECURE);
    }

    /** Where RTCP goes to (RFC 3550 section 11, RFC 3605). */
    InetSocketAddress control(boolean sharesPort) {
        if (sharesPort) {
            return new InetSocketAddress(address, port);
        }
        return isUsable(control) ? control : new InetSocketAddress(address, Math.min(port + 1, 65_535));
    }

    private boolean isUsable(InetSocketAddress other) {
        return other != null
                && other.getAddress().getClass() == address.getClass()
                && !other.getAddress().isMulticastAddress()
                && !other.getAddress().isAnyLocalAddress();
    }

    /** The first of the peer's formats that we speak too, or null. */
    Codec codec() {
        for (String format : formats) {
            for (Codec codec : Codec.values()) {
                if (format.equals(Integer.toString(codec.payloadType()))) {
                    return codec;
                }
            }
        }
        return null;
    }

    /** The dynamic payload type of keys (RFC 4733). */
    OptionalInt eventType() {
        return formats.stream()
                .filter(format -> TELEPHONE_EVENT.equals(encodings.get(format)))
                .mapToInt(Integer::parseInt)
                .filter(type -> type >= 96 && type <= 127)
                .findFirst();
    }

    /** Whether the peer wants no voice because it gave no address to send to: hold as it was before RFC 3264. */
    boolean isDeaf() {
        return address.isAnyLocalAddress();
    }
}
