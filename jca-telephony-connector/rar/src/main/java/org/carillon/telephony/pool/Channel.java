package org.carillon.telephony.pool;

import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallListener;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyException;

/**
 * The right to one call at a time through one server. It is free again when it was closed and its call, if there still was one, is
 * over. Thread-safe.
 */
public final class Channel implements AutoCloseable {

    private final TelephonyServer server;
    private final ServerDriver driver;
    private boolean closed;
    private boolean busy;
    private boolean freed;
    private Call call;

    Channel(TelephonyServer server, ServerDriver driver) {
        this.server = server;
        this.driver = driver;
    }

    public String serverName() {
        return server.name();
    }

    /** Places a call; see {@link org.carillon.telephony.TelephonyConnection#call}. */
    public Call call(CallRequest request, CallListener listener) throws TelephonyException {
        occupy();
        try {
            Call placed = driver.place(request, vacatingAtTheEnd(listener));
            placed(placed);
            return placed;
        } catch (TelephonyException | RuntimeException notPlaced) {
            vacate();
            throw notPlaced;
        }
    }

    /** For a call that has come in: the given listener, extended so that the end of the call gives the channel back. */
    public CallListener carry(CallListener listener) throws TelephonyException {
        occupy();
        return new ForwardingCallListener(listener) {
            @Override
            public void ended(Call ended, CallEnd end) {
                vacate();
                close();
                super.ended(ended, end);
            }
        };
    }

    /** Gives the channel back, hanging up its call. Idempotent. */
    @Override
    public void close() {
        Call live;
        synchronized (this) {
            closed = true;
            live = call;
            freeIfDone();
        }
        if (live != null) {
            live.hangUp();
        }
    }

    private CallListener vacatingAtTheEnd(CallListener listener) {
        return new ForwardingCallListener(listener) {
            @Override
            public void ended(Call ended, CallEnd end) {
                vacate();
                super.ended(ended, end);
            }
        };
    }

    private synchronized void occupy() throws TelephonyException {
        if (closed) {
            throw new TelephonyException("the channel has been given back");
        }
        if (busy) {
            throw new TelephonyException("the channel already carries a call");
        }
        busy = true;
    }

    private void placed(Call placed) {
        boolean tooLate;
        synchronized (this) {
            call = busy ? placed : null;
            tooLate = closed;
        }
        if (tooLate) {
            placed.hangUp();
        }
    }

    private synchronized void vacate() {
        busy = false;
        call = null;
        freeIfDone();
    }

    private void freeIfDone() {
        if (closed && !busy && !freed) {
            freed = true;
            server.channelFreed();
        }
    }
}
