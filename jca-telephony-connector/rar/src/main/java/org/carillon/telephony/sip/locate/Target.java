package org.carillon.telephony.sip.locate;

import java.net.InetAddress;
import javax.sip.address.Hop;

/**
 * One address that a request may be sent to.
 *
 * @param domain what was looked up: a certificate must be made out to it (RFC 5922 section 7)
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 */
public record Target(String domain, InetAddress address, int port, String transport) implements Hop {

    @Override
    public String getHost() {
        return address.getHostAddress();
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public String getTransport() {
        return transport;
    }

    @Override
    public String toString() {
        return getHost() + ':' + port + '/' + transport;
    }
}
