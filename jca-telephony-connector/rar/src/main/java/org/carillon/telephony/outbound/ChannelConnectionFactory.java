package org.carillon.telephony.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;

/** Makes managed connections for the container's pool. One is the equal of another if they belong to the same adapter. */
@ConnectionDefinition(
        connectionFactory = TelephonyConnectionFactory.class,
        connectionFactoryImpl = PooledConnectionFactory.class,
        connection = TelephonyConnection.class,
        connectionImpl = ChannelConnection.class)
public class ChannelConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private transient ResourceAdapter adapter;

    ChannelSource channels() throws ResourceException {
        if (adapter instanceof ChannelSource source) {
            return source;
        }
        throw new IllegalStateException("not associated with the telephony adapter");
    }

    @Override
    public Object createConnectionFactory(ConnectionManager connectionManager) {
        return new PooledConnectionFactory(this, connectionManager);
    }

    /** For use without a container: every connection is made anew. */
    @Override
    public Object createConnectionFactory() {
        return createConnectionFactory(new WithoutPool());
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        return new ManagedChannel(wanted(info).serverName());
    }

    @Override
    @SuppressWarnings("rawtypes") // so the specification wants it
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        ServerRequestInfo wanted = wanted(info);
        for (Object candidate : candidates) {
            if (candidate instanceof ManagedChannel channel && channel.serves(wanted)) {
                return channel;
            }
        }
        return null;
    }

    private static ServerRequestInfo wanted(ConnectionRequestInfo info) throws ResourceException {
        if (info instanceof ServerRequestInfo wanted) {
            return wanted;
        }
        throw new ResourceException("a connection is asked for by the name of its server");
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // we log through System.Logger
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelConnectionFactory factory && adapter == factory.adapter;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(adapter);
    }

    private static final class WithoutPool implements ConnectionManager {

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
                throws ResourceException {
            return factory.createManagedConnection(null, info).getConnection(null, info);
        }
    }
}
