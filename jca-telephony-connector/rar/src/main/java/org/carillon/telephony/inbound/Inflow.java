package org.carillon.telephony.inbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.pool.CallArrivals;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ChannelRefusedException;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.pool.TelephonyServers;

/** The message-driven beans that are active, and the way to them. Thread-safe. */
final class Inflow implements CallArrivals {

    private final WorkManager workManager;
    private final ScheduledExecutorService timer;
    private final CallSources sources;
    private final Map<MessageEndpointFactory, CallEndpoint> callEndpoints = new ConcurrentHashMap<>();
    private final Map<MessageEndpointFactory, StatusEndpoint> statusEndpoints = new ConcurrentHashMap<>();

    Inflow(WorkManager workManager, ScheduledExecutorService timer, CallSources sources) {
        this.workManager = workManager;
        this.timer = timer;
        this.sources = sources;
    }

    /** A bean is active from now on; one that hears of servers is told how they are. */
    void activate(MessageEndpointFactory factory, ActivationSpec spec, TelephonyServers servers)
            throws ResourceException {
        if (spec instanceof IncomingCallActivation) {
            callEndpoints.put(factory, new CallEndpoint(factory, workManager, timer));
        } else if (spec instanceof ServerStatusActivation) {
            StatusEndpoint endpoint = new StatusEndpoint(factory, workManager, timer);
            statusEndpoints.put(factory, endpoint);
            servers.knownStatuses().forEach(endpoint::tell);
        } else {
            throw new NotSupportedException(
                    "unknown activation " + spec.getClass().getName());
        }
    }

    void deactivate(MessageEndpointFactory factory) {
        callEndpoints.remove(factory);
        StatusEndpoint endpoint = statusEndpoints.remove(factory);
        if (endpoint != null) {
            endpoint.close();
        }
    }

    void statusChanged(ServerStatus status) {
        statusEndpoints.values().forEach(endpoint -> endpoint.tell(status));
    }

    @Override
    public boolean isOpen() {
        return !callEndpoints.isEmpty();
    }

    @Override
    public Channel channelOf(String serverName) throws ChannelRefusedException {
        TelephonyServer server = sources.serverNamed(serverName);
        if (server == null) {
            throw new ChannelRefusedException("server " + serverName + " is not ready yet");
        }
        return server.takeChannelForCaller();
    }

    @Override
    public void arrived(IncomingCall call) {
        Iterator<CallEndpoint> endpoints = callEndpoints.values().iterator();
        if (endpoints.hasNext()) {
            endpoints.next().deliver(call);
        } else {
            call.reject(480);
        }
    }
}
