package org.carillon.telephony.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.util.List;
import javax.naming.Reference;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.carillon.telephony.pool.Channel;

/**
 * Hands out channels. It first takes the channel from the server, which never waits and never gives more than there are, and only
 * then asks the container's pool for a connection to carry it.
 */
final class PooledConnectionFactory implements TelephonyConnectionFactory {

    private final ChannelConnectionFactory managedFactory;
    private final ConnectionManager connectionManager;
    private Reference reference;

    PooledConnectionFactory(ChannelConnectionFactory managedFactory, ConnectionManager connectionManager) {
        this.managedFactory = managedFactory;
        this.connectionManager = connectionManager;
    }

    @Override
    public TelephonyConnection getConnection(String serverName) throws ResourceException {
        Channel channel = managedFactory.channels().takeChannel(serverName);
        boolean handedOver = false;
        try {
            ChannelConnection connection = (ChannelConnection)
                    connectionManager.allocateConnection(managedFactory, new ServerRequestInfo(serverName));
            connection.occupy(channel);
            handedOver = true;
            return connection;
        } finally {
            if (!handedOver) {
                channel.close();
            }
        }
    }

    @Override
    public List<ServerStatus> servers() {
        try {
            return managedFactory.channels().servers();
        } catch (ResourceException adapterStopped) {
            return List.of();
        }
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
