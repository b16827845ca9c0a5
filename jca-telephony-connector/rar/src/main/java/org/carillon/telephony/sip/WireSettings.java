package org.carillon.telephony.sip;

import java.net.InetSocketAddress;
import java.util.List;
import org.carillon.telephony.sip.wire.Rate;
import org.carillon.telephony.sip.wire.TlsSettings;

/**
 * How our user agent finds servers, protects itself from strangers and proves who it is.
 *
 * @param dnsServers whom to ask for names; those of the operating system where it is empty
 * @param strangers the messages that an address may send that is none of our servers'
 * @param tls null where there is no TLS
 */
public record WireSettings(List<InetSocketAddress> dnsServers, Rate strangers, TlsSettings tls) {

    public WireSettings {
        dnsServers = List.copyOf(dnsServers);
    }
}
