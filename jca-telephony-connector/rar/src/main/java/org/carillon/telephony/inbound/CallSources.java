package org.carillon.telephony.inbound;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.TelephonyServer;

/** Knows the servers by their names, and those that speak SIP by where their requests come from. Names are resolved once, at the start. */
final class CallSources {

    private static final Logger LOG = System.getLogger(CallSources.class.getName());

    private final Map<String, TelephonyServer> byName = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();

    private record Source(TelephonyServer server, Set<InetAddress> addresses, int port) {}

    void add(ServerDefinition definition, TelephonyServer server) {
        byName.put(definition.name(), server);
        if (definition.kind().equals("sip")) {
            addAddresses(definition, server);
        }
    }

    private void addAddresses(ServerDefinition definition, TelephonyServer server) {
        try {
            Set<InetAddress> addresses = Set.of(InetAddress.getAllByName(definition.host()));
            sources.add(new Source(server, addresses, definition.port()));
        } catch (UnknownHostException unknown) {
            LOG.log(Level.WARNING, "server {0} has no address: no calls are taken from it", definition.name());
        }
    }

    /** The server of that name, which is one of ours. */
    TelephonyServer serverNamed(String name) {
        return byName.get(name);
    }

    /** The server at that address and port, else the first at that address, else null. */
    TelephonyServer serverAt(InetSocketAddress from) {
        TelephonyServer sameAddress = null;
        for (Source source : sources) {
            if (source.addresses().contains(from.getAddress())) {
                if (source.port() == from.getPort()) {
                    return source.server();
                }
                sameAddress = sameAddress == null ? source.server() : sameAddress;
            }
        }
        return sameAddress;
    }
}
