package org.carillon.telephony.sip.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A connection that somebody has opened to us. A stranger's lasts a short while, whatever it does with it; a server's lasts until it
 * is idle for long. So a slow sender keeps neither a thread nor a place.
 */
final class AcceptedSocket extends Socket {

    static final Duration STRANGER_LIFE = Duration.ofSeconds(30);
    static final Duration SERVER_IDLE = Duration.ofMinutes(15);

    private final ConnectionLimits limits;
    private InetAddress countedFrom;
    private boolean known;
    private long endNanos;

    AcceptedSocket(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** To be called once, when it is connected; false when it is one too many. */
    boolean isWelcome() {
        InetAddress from = getInetAddress();
        boolean isKnown = limits.isKnown(from);
        if (!limits.opens(from, isKnown)) {
            return false;
        }
        synchronized (limits) {
            countedFrom = from;
        }
        known = isKnown;
        endNanos = limits.nanoTime() + STRANGER_LIFE.toNanos();
        return true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                awaitNoLongerThanLeft();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                awaitNoLongerThanLeft();
                return in.read(bytes, offset, length);
            }
        };
    }

    private void awaitNoLongerThanLeft() throws IOException {
        long millis = known ? SERVER_IDLE.toMillis() : TimeUnit.NANOSECONDS.toMillis(endNanos - limits.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("a stranger's connection has lasted long enough");
        }
        setSoTimeout((int) millis);
    }

    @Override
    public void close() throws IOException {
        InetAddress from;
        synchronized (limits) {
            from = countedFrom;
            countedFrom = null;
        }
        if (from != null) {
            limits.closed(from, known);
        }
        super.close();
    }
}
