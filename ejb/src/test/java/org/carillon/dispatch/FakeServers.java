package org.carillon.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.Reference;
import org.carillon.telephony.ServerStatistics;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;

/** Telephony servers that only count. */
@SuppressWarnings("serial")
final class FakeServers implements TelephonyConnectionFactory {

    private final Map<String, ServerStatus> servers = new LinkedHashMap<>();

    FakeServers with(String name, int capacity, int inUse) {
        return set(name, Availability.AVAILABLE, capacity, inUse);
    }

    FakeServers set(String name, Availability availability, int capacity, int inUse) {
        servers.put(
                name,
                new ServerStatus(name, "sip", availability, capacity, inUse, Instant.EPOCH, "", ServerStatistics.NONE));
        return this;
    }

    FakeServers becomes(String name, Availability availability) {
        ServerStatus now = servers.get(name);
        return set(name, availability, now.capacity(), now.inUse());
    }

    void callBegins(String name) {
        ServerStatus now = servers.get(name);
        set(name, now.availability(), now.capacity(), now.inUse() + 1);
    }

    void callEnds(String name) {
        ServerStatus now = servers.get(name);
        set(name, now.availability(), now.capacity(), now.inUse() - 1);
    }

    int inUse(String name) {
        return servers.get(name).inUse();
    }

    @Override
    public List<ServerStatus> servers() {
        return new ArrayList<>(servers.values());
    }

    @Override
    public TelephonyConnection getConnection(String serverName) {
        throw new UnsupportedOperationException("they only count");
    }

    @Override
    public void setReference(Reference reference) {
        throw new UnsupportedOperationException("they are in no directory");
    }

    @Override
    public Reference getReference() {
        throw new UnsupportedOperationException("they are in no directory");
    }
}
