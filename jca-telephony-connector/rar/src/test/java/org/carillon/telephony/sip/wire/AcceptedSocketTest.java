package org.carillon.telephony.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a connection that somebody has opened lasts. */
@Timeout(20)
class AcceptedSocketTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicLong now = new AtomicLong();

    private ConnectionLimits limits(boolean known) {
        SourceThrottle throttle = new SourceThrottle(new Rate(20, 100), address -> known, now::get);
        return new ConnectionLimits(address -> known, throttle, now::get);
    }

    /** However many bytes it drips in. */
    @Test
    void aStrangersConnectionEndsAfterItsTime() throws Exception {
        ConnectionLimits limits = limits(false);
        try (GuardedServerSocket server = new GuardedServerSocket(0, 5, LOOPBACK, limits);
                Socket slow = new Socket(LOOPBACK, server.getLocalPort());
                Socket accepted = server.accept()) {
            slow.getOutputStream().write('I');
            assertEquals('I', accepted.getInputStream().read());
            slow.getOutputStream().write('N');

            now.addAndGet(AcceptedSocket.STRANGER_LIFE.toNanos());

            assertThrows(SocketTimeoutException.class, () -> accepted.getInputStream()
                    .read());
        }
        assertEquals(0, limits.open());
    }

    @Test
    void aServersConnectionGoesOn() throws Exception {
        ConnectionLimits limits = limits(true);
        try (GuardedServerSocket server = new GuardedServerSocket(0, 5, LOOPBACK, limits);
                Socket peer = new Socket(LOOPBACK, server.getLocalPort())) {
            Socket accepted = server.accept();
            now.addAndGet(AcceptedSocket.STRANGER_LIFE.toNanos() * 100);
            peer.getOutputStream().write('I');

            assertEquals('I', accepted.getInputStream().read());
            assertEquals(1, limits.open());
            accepted.close();
            accepted.close();
            assertEquals(0, limits.open());
        }
    }
}
