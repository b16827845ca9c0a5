package org.carillon.telephony.media;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * How the calls of one telephony server use the network.
 *
 * @param localAddress the address to bind to, also the one that the SDP tells
 * @param ports where RTP and RTCP are bound
 * @param timeout after so long without RTP the call is given up; not counted while on hold
 * @param foreignSourceAccepted whether the peer may send from another IP address than its SDP tells (a peer behind NAT). If so, the
 *     first source to send a few good packets in a row soon after the start is taken for the peer
 */
public record MediaSettings(
        InetAddress localAddress, PortRange ports, Duration timeout, boolean foreignSourceAccepted) {

    public MediaSettings {
        Objects.requireNonNull(localAddress);
        Objects.requireNonNull(ports);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the media time-out must be positive");
        }
    }
}
