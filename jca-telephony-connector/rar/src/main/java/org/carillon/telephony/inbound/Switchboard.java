package org.carillon.telephony.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.asterisk.AsteriskGateway;
import org.carillon.telephony.asterisk.AsteriskUnavailableException;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ServerDefinition;
import org.carillon.telephony.pool.ServerDriver;
import org.carillon.telephony.pool.ServerWatch;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.pool.TelephonyServers;
import org.carillon.telephony.sip.SipUnavailableException;
import org.carillon.telephony.sip.UserAgent;

/** All that runs while the adapter is started, wired in one place: media clock, user agent, gateway to Asterisk, servers and their watch. */
final class Switchboard implements AutoCloseable {

    private final SignallingThreads threads = new SignallingThreads();
    private final MediaClock mediaClock = new MediaClock();
    private final Inflow inflow;
    private final UserAgent userAgent;
    /** Null where no server is an Asterisk: then nothing listens for one. */
    private final AsteriskGateway asterisk;

    private final TelephonyServers servers;
    private final ServerWatch watch;

    Switchboard(AdapterSettings settings, WorkManager workManager)
            throws SipUnavailableException, AsteriskUnavailableException {
        CallSources sources = new CallSources();
        inflow = new Inflow(workManager, threads.timer(), sources);
        userAgent = openUserAgent(settings);
        asterisk = openAsterisk(settings);
        servers = new TelephonyServers(connectAll(settings.servers(), sources));
        watch = new ServerWatch(servers, threads.timer(), settings.probePace(), inflow::statusChanged);
    }

    private UserAgent openUserAgent(AdapterSettings settings) throws SipUnavailableException {
        try {
            return new UserAgent(settings.sip(), mediaClock, threads.pool(), threads.timer(), inflow);
        } catch (SipUnavailableException | IllegalArgumentException cannotListen) {
            mediaClock.close();
            threads.close();
            throw cannotListen;
        }
    }

    private AsteriskGateway openAsterisk(AdapterSettings settings) throws AsteriskUnavailableException {
        if (settings.servers().stream().noneMatch(server -> server.kind().equals("asterisk"))) {
            return null;
        }
        try {
            return new AsteriskGateway(settings.asterisk(), mediaClock, threads.pool(), threads.timer(), inflow);
        } catch (AsteriskUnavailableException cannotListen) {
            closeCalls(null);
            throw cannotListen;
        }
    }

    private List<TelephonyServer> connectAll(List<ServerDefinition> definitions, CallSources sources) {
        try {
            return connect(definitions, sources);
        } catch (IllegalArgumentException wrong) {
            closeCalls(asterisk);
            throw wrong;
        }
    }

    private List<TelephonyServer> connect(List<ServerDefinition> definitions, CallSources sources) {
        List<TelephonyServer> connected = new ArrayList<>();
        for (ServerDefinition definition : definitions) {
            TelephonyServer server = new TelephonyServer(definition, driverFor(definition), Clock.systemUTC());
            sources.add(server);
            connected.add(server);
        }
        return connected;
    }

    private ServerDriver driverFor(ServerDefinition definition) {
        return switch (definition.kind()) {
            case "sip" -> userAgent.driverFor(definition);
            case "asterisk" -> asterisk.driverFor(definition);
            default -> throw new IllegalArgumentException("unknown kind of server: " + definition.kind());
        };
    }

    Channel takeChannel(String serverName) throws ResourceException {
        return servers.named(serverName).takeChannel();
    }

    List<ServerStatus> servers() {
        return servers.statuses();
    }

    void activate(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        inflow.activate(factory, spec, servers);
    }

    void deactivate(MessageEndpointFactory factory) {
        inflow.deactivate(factory);
    }

    /** Ends all calls, then everything else. */
    @Override
    public void close() {
        watch.close();
        closeCalls(asterisk);
    }

    /** @param opened null where there is none */
    private void closeCalls(AsteriskGateway opened) {
        userAgent.close();
        if (opened != null) {
            opened.close();
        }
        mediaClock.close();
        threads.close();
    }
}
