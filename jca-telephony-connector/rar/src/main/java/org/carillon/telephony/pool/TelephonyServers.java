package org.carillon.telephony.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.telephony.ServerStatus;

/** The configured telephony servers in their order. Thread-safe. */
public final class TelephonyServers {

    private final Map<String, TelephonyServer> byName = new LinkedHashMap<>();

    public TelephonyServers(List<TelephonyServer> servers) {
        servers.forEach(server -> byName.put(server.name(), server));
    }

    public List<TelephonyServer> all() {
        return List.copyOf(byName.values());
    }

    /** @throws ChannelRefusedException when there is none of that name */
    public TelephonyServer named(String name) throws ChannelRefusedException {
        TelephonyServer server = byName.get(name);
        if (server == null) {
            throw new ChannelRefusedException("no telephony server is named " + name);
        }
        return server;
    }

    /** All servers as they are now. */
    public List<ServerStatus> statuses() {
        return byName.values().stream().map(TelephonyServer::status).toList();
    }

    /** The servers of which at least one probe has told how they are. */
    public List<ServerStatus> knownStatuses() {
        return byName.values().stream()
                .filter(TelephonyServer::isKnown)
                .map(TelephonyServer::status)
                .toList();
    }
}
