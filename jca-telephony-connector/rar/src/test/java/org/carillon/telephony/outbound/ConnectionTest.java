package org.carillon.telephony.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.transaction.xa.XAResource;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Channel;
import org.carillon.telephony.pool.ServerDefinitions;
import org.carillon.telephony.pool.ServerDriver;
import org.carillon.telephony.pool.TelephonyServer;
import org.carillon.telephony.pool.TelephonyServers;
import org.junit.jupiter.api.Test;

/** Connections and the container's pool, here a small one of the test. */
class ConnectionTest {

    private final Adapter adapter = new Adapter();
    private final ChannelConnectionFactory factory = new ChannelConnectionFactory();
    private final Pool pool = new Pool();
    private final TelephonyConnectionFactory connections;

    ConnectionTest() {
        factory.setResourceAdapter(adapter);
        connections = (TelephonyConnectionFactory) factory.createConnectionFactory(pool);
    }

    private int inUse(String server) {
        return connections.servers().stream()
                .filter(status -> status.name().equals(server))
                .mapToInt(ServerStatus::inUse)
                .sum();
    }

    @Test
    void aConnectionIsAChannelAndItsCloseGivesItBack() throws Exception {
        TelephonyConnection connection = connections.getConnection("north");
        assertEquals("north", connection.serverName());
        assertEquals(1, inUse("north"));

        connection.close();
        connection.close();

        assertEquals(0, inUse("north"));
        assertEquals(1, pool.returned);
        assertThrows(TelephonyException.class, () -> connection.call(null, null));
    }

    @Test
    void unknownAndFullServersRefuseAtOnce() throws Exception {
        assertThrows(ResourceException.class, () -> connections.getConnection("west"));
        TelephonyConnection first = connections.getConnection("north");
        assertThrows(ResourceException.class, () -> connections.getConnection("north"));

        connections.getConnection("south").close();

        first.close();
        connections.getConnection("north").close();
    }

    @Test
    void aPoolThatFailsCostsNoChannel() {
        pool.failing = true;

        assertThrows(ResourceException.class, () -> connections.getConnection("north"));

        assertEquals(0, inUse("north"));
    }

    @Test
    void aPooledConnectionIsUsedAgainForItsOwnServerAndForgetsThePast() throws Exception {
        TelephonyConnection first = connections.getConnection("north");
        first.close();
        TelephonyConnection south = connections.getConnection("south");
        TelephonyConnection second = connections.getConnection("north");

        assertEquals(2, pool.made);
        assertEquals("south", south.serverName());
        assertEquals("north", second.serverName());
        first.close();
        assertEquals(1, inUse("north"));
        second.close();
        south.close();
        assertEquals(0, inUse("north") + inUse("south"));
    }

    @Test
    void onlyAConnectionOfTheWantedServerMatches() throws Exception {
        ManagedConnection north = factory.createManagedConnection(null, new ServerRequestInfo("north"));
        ManagedConnection south = factory.createManagedConnection(null, new ServerRequestInfo("south"));
        Set<Object> candidates = new LinkedHashSet<>(List.of("odd", south, north));

        assertSame(north, factory.matchManagedConnections(candidates, null, new ServerRequestInfo("north")));
        assertNull(factory.matchManagedConnections(candidates, null, new ServerRequestInfo("west")));
        assertNull(factory.matchManagedConnections(Set.of(), null, new ServerRequestInfo("north")));
        assertThrows(ResourceException.class, () -> factory.matchManagedConnections(candidates, null, null));
    }

    @Test
    void aChannelIsNotShared() throws Exception {
        ManagedConnection north = factory.createManagedConnection(null, new ServerRequestInfo("north"));
        north.getConnection(null, null);
        assertThrows(ResourceException.class, () -> north.getConnection(null, null));

        north.cleanup();

        north.getConnection(null, null);
    }

    @Test
    void cleaningUpGivesTheChannelBackWithoutTellingTheContainer() throws Exception {
        TelephonyConnection connection = connections.getConnection("north");

        pool.used.iterator().next().cleanup();

        assertEquals(0, inUse("north"));
        connection.close();
        assertEquals(0, pool.returned);
    }

    @Test
    void factoriesOfTheSameAdapterAreEqual() {
        ChannelConnectionFactory other = new ChannelConnectionFactory();
        assertNotEquals(factory, other);
        other.setResourceAdapter(adapter);
        assertEquals(factory, other);
        assertEquals(factory.hashCode(), other.hashCode());
    }

    @Test
    void withoutAContainerItWorksToo() throws Exception {
        TelephonyConnectionFactory plain = (TelephonyConnectionFactory) factory.createConnectionFactory();
        plain.getConnection("north").close();
        assertEquals(0, inUse("north"));
    }

    /** As a container does it: matches, makes, and takes back at the close. */
    private static final class Pool implements ConnectionManager, ConnectionEventListener {

        final Set<ManagedConnection> idle = new HashSet<>();
        final Set<ManagedConnection> used = new HashSet<>();
        boolean failing;
        int made;
        int returned;

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
                throws ResourceException {
            if (failing) {
                throw new ResourceException("the pool is full");
            }
            ManagedConnection found = factory.matchManagedConnections(idle, null, info);
            if (found == null) {
                found = factory.createManagedConnection(null, info);
                found.addConnectionEventListener(this);
                made++;
            }
            idle.remove(found);
            used.add(found);
            return found.getConnection(null, info);
        }

        @Override
        public void connectionClosed(ConnectionEvent event) {
            ManagedConnection closed = (ManagedConnection) event.getSource();
            try {
                closed.cleanup();
            } catch (ResourceException cause) {
                throw new IllegalStateException(cause);
            }
            returned++;
            used.remove(closed);
            idle.add(closed);
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {}

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {}

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {}

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {}
    }

    private static final class Adapter implements ResourceAdapter, ChannelSource, ServerDriver {

        private final TelephonyServers servers = new TelephonyServers(
                ServerDefinitions.read("north=sip:127.0.0.1:5070;capacity=1, south=sip:127.0.0.1:5071;capacity=1")
                        .stream()
                        .map(definition -> new TelephonyServer(definition, this, Clock.systemUTC()))
                        .toList());

        @Override
        public Channel takeChannel(String serverName) throws ResourceException {
            return servers.named(serverName).takeChannelForCaller();
        }

        @Override
        public List<ServerStatus> servers() {
            return servers.statuses();
        }

        @Override
        public Call place(CallRequest request, CallListener listener) throws TelephonyException {
            throw new TelephonyException("no line");
        }

        @Override
        public void probe(ProbeListener listener) {
            listener.answered();
        }

        @Override
        public void start(BootstrapContext context) {}

        @Override
        public void stop() {}

        @Override
        public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) {}

        @Override
        public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {}

        @Override
        public XAResource[] getXAResources(ActivationSpec[] specs) {
            return new XAResource[0];
        }
    }
}
