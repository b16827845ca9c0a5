package org.carillon.telephony.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** How many messages a source may send. */
class SourceThrottleTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final SourceThrottle throttle = new SourceThrottle(
            new Rate(20, 100), address -> address.getHostAddress().equals("192.0.2.1"), now::get);

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    private int admitted(InetAddress from, int sent) {
        int admitted = 0;
        for (int i = 0; i < sent; i++) {
            admitted += throttle.admits(from) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void aStrangerMaySendABurstAndThenSoManyASecond() throws Exception {
        InetAddress scanner = address("198.51.100.7");

        assertEquals(100, admitted(scanner, 1_000));
        now.addAndGet(SECOND);
        assertEquals(20, admitted(scanner, 1_000));
        now.addAndGet(3_600 * SECOND);
        assertEquals(100, admitted(scanner, 1_000));
    }

    @Test
    void oneScannerCostsNobodyElseAnything() throws Exception {
        admitted(address("198.51.100.7"), 10_000);

        assertTrue(throttle.admits(address("198.51.100.8")));
        assertEquals(5_000, admitted(address("192.0.2.1"), 5_000));
    }

    @Test
    void allStrangersTogetherAreLimitedToo() throws Exception {
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] made = {(byte) 203, 0, (byte) (i >> 8), (byte) i};
            admitted += throttle.admits(InetAddress.getByAddress(made)) ? 1 : 0;
        }

        assertEquals(2_000, admitted);
        assertTrue(throttle.admits(address("192.0.2.1")));
        assertEquals(8_000, throttle.dropped());
    }

    @Test
    void itRemembersABoundedNumberOfSources() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            throttle.admits(InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i}));
        }

        assertEquals(4_096, throttle.remembered());
    }

    @Test
    void aSiteWithManyAddressesIsOneSource() throws Exception {
        int admitted = 0;
        for (int i = 0; i < 1_000; i++) {
            admitted += throttle.admits(address("2001:db8:1:2::" + Integer.toHexString(i))) ? 1 : 0;
        }

        assertEquals(100, admitted);
        assertTrue(throttle.admits(address("2001:db8:1:3::1")));
    }

    @Test
    void aSourceThatBecomesKnownIsFreeAtOnce() throws Exception {
        boolean[] known = {false};
        SourceThrottle turning = new SourceThrottle(new Rate(1, 1), address -> known[0], now::get);
        InetAddress server = address("192.0.2.9");
        assertTrue(turning.admits(server));
        assertFalse(turning.admits(server));

        known[0] = true;

        assertTrue(turning.admits(server));
    }

    @Test
    void eachScannerIsLoggedOnceAndNotTooManyOfThem() throws Exception {
        Logger logger = Logger.getLogger(SourceThrottle.class.getName());
        AtomicLong lines = new AtomicLong();
        Handler counting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.incrementAndGet();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(counting);
        logger.setUseParentHandlers(false);
        try {
            for (int i = 0; i < 50; i++) {
                admitted(address("198.51.100.7"), 1_000);
                now.addAndGet(SECOND);
            }
            assertEquals(1, lines.get());
            for (int i = 0; i < 100; i++) {
                admitted(address("198.51.101." + i), 1_000);
            }
            assertEquals(11, lines.get());
        } finally {
            logger.removeHandler(counting);
            logger.setUseParentHandlers(true);
        }
    }
}
