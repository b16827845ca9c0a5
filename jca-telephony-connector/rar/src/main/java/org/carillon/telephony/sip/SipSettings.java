package org.carillon.telephony.sip;

import java.net.InetAddress;
import java.time.Duration;
import org.carillon.telephony.media.MediaSettings;

/**
 * How our user agent uses the network.
 *
 * @param address where it listens and what it tells others to reach it by; a specific address, never the wildcard
 * @param port 1024-65535, for UDP and TCP
 * @param wire how it finds servers and protects itself
 * @param media where voice goes
 * @param reaction after so long without any answer to an INVITE, not even a provisional one, it is given up
 * @param maxRing an outgoing call rings no longer than this, whatever its request says
 * @param maxDuration an outgoing call lasts no longer than this, whatever its request says
 * @param sessionExpires how often an answered call is to be refreshed (RFC 4028): at least 90 s, or zero for never
 * @param incomingRing after so long unanswered, an incoming call is rejected
 */
public record SipSettings(
        InetAddress address,
        int port,
        WireSettings wire,
        MediaSettings media,
        Duration reaction,
        Duration maxRing,
        Duration maxDuration,
        Duration sessionExpires,
        Duration incomingRing) {

    public SipSettings {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException("SIP needs an address that others can reach, not " + address);
        }
        if (!sessionExpires.isZero() && sessionExpires.toSeconds() < SessionTimer.MIN_SECONDS) {
            throw new IllegalArgumentException(
                    "a session is refreshed every 90 s or more, or never, not " + sessionExpires);
        }
        if (port < 1024 || port > 65_535) {
            throw new IllegalArgumentException("the SIP port is within 1024-65535, not " + port);
        }
    }

    /** The port for TLS, 0 where there is none. */
    int tlsPort() {
        return wire.tls() == null ? 0 : wire.tls().port();
    }

    String host() {
        return address.getHostAddress();
    }
}
