package org.carillon.telephony.pool;

import java.util.Objects;
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

    /** Brings a call about; the listener that it is given must hear of its end. */
    @FunctionalInterface
    public interface CallOrigin {

        /** @throws TelephonyException when there is no call, and the listener will hear nothing */
        Call begin(CallListener listener) throws TelephonyException;
    }

    /** Places a call; see {@link org.carillon.telephony.TelephonyConnection#call}. */
    public Call call(CallRequest request, CallListener listener) throws TelephonyException {
        return carry(
                told -> {
                    server.callPlaced();
                    return driver.place(request, new Seizure(told));
                },
                listener);
    }

    /** Carries a call, wherever it comes from, until it ends. */
    public Call carry(CallOrigin origin, CallListener listener) throws TelephonyException {
        Objects.requireNonNull(listener);
        occupy();
        boolean begun = false;
        try {
            Call call = origin.begin(vacatingAtTheEnd(listener));
            begun = true;
            placed(call);
            return call;
        } finally {
            if (!begun) {
                vacate();
            }
        }
    }

    /** Gives the channel back as soon as it carries no call. */
    public synchronized void closeAfterCall() {
        closed = true;
        freeIfDone();
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

    /** Tells the server what became of a call that was placed through it. */
    private final class Seizure extends ForwardingCallListener {

        private volatile boolean rang;

        Seizure(CallListener next) {
            super(next);
        }

        @Override
        public void ringing(Call ringing) {
            rang = true;
            super.ringing(ringing);
        }

        @Override
        public void ended(Call ended, CallEnd end) {
            server.callEnded(end, rang);
            super.ended(ended, end);
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
