package org.carillon.telephony.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/**
 * A managed connection: one channel of one server while it is handed out, nothing while it rests in the container's pool. So the
 * pool may keep as many as it likes: it holds no channel back.
 */
final class ManagedChannel implements ManagedConnection {

    private final String serverName;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    // guarded by this
    private ChannelConnection handle;

    ManagedChannel(String serverName) {
        this.serverName = serverName;
    }

    boolean serves(ServerRequestInfo wanted) {
        return serverName.equals(wanted.serverName());
    }

    @Override
    public synchronized Object getConnection(Subject subject, ConnectionRequestInfo info) throws ResourceException {
        if (handle != null) {
            throw new ResourceException("a channel is not shared");
        }
        handle = new ChannelConnection(this, serverName);
        return handle;
    }

    @Override
    public void cleanup() {
        ChannelConnection old;
        synchronized (this) {
            old = handle;
            handle = null;
        }
        if (old != null) {
            old.invalidate();
        }
    }

    @Override
    public void destroy() {
        cleanup();
    }

    void closedByApplication(ChannelConnection closed) {
        synchronized (this) {
            if (handle != closed) {
                return;
            }
            handle = null;
        }
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(closed);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        throw new NotSupportedException("a channel is not handed from one connection to another");
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("calls know no transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("calls know no transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new ChannelMetaData();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // we log through System.Logger
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    private static final class ChannelMetaData implements ManagedConnectionMetaData {

        @Override
        public String getEISProductName() {
            return "Carillon telephony";
        }

        @Override
        public String getEISProductVersion() {
            return "1";
        }

        @Override
        public int getMaxConnections() {
            return 0; // each server has its own limit
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
