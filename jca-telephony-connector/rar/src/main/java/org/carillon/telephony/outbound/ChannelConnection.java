package org.carillon.telephony.outbound;

import org.carillon.telephony.Call;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Channel;

/** What the application holds of a {@link ManagedChannel}. */
final class ChannelConnection implements TelephonyConnection {

    private final ManagedChannel managed;
    private final String serverName;
    // guarded by this
    private Channel channel;
    private boolean closed;

    ChannelConnection(ManagedChannel managed, String serverName) {
        this.managed = managed;
        this.serverName = serverName;
    }

    /** Gives it the channel it works with. */
    synchronized void occupy(Channel taken) {
        channel = taken;
        if (closed) {
            taken.close();
        }
    }

    @Override
    public String serverName() {
        return serverName;
    }

    @Override
    public Call call(CallRequest request, CallListener listener) throws TelephonyException {
        Channel carrier;
        synchronized (this) {
            if (closed || channel == null) {
                throw new TelephonyException("the connection is closed");
            }
            carrier = channel;
        }
        return carrier.call(request, listener);
    }

    @Override
    public void close() {
        if (invalidate()) {
            managed.closedByApplication(this);
        }
    }

    /** Gives the channel back without telling the container; tells whether it was still open. */
    synchronized boolean invalidate() {
        boolean wasOpen = !closed;
        closed = true;
        if (wasOpen && channel != null) {
            channel.close();
        }
        return wasOpen;
    }
}
