package org.carillon.telephony.inbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.telephony.pool.TelephonyServer;

/** Knows the servers that calls may come from by their names. Thread-safe. */
final class CallSources {

    private final Map<String, TelephonyServer> byName = new ConcurrentHashMap<>();

    void add(TelephonyServer server) {
        byName.put(server.name(), server);
    }

    /**
     * The server of that name, which is one of ours.
     *
     * @return null while it is only being added
     */
    TelephonyServer serverNamed(String name) {
        return byName.get(name);
    }
}
