package org.carillon.telephony.sip.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Lets each source send so many messages a second and no more, and all strangers together so many; what is beyond is dropped
 * without an answer, for an answer is what a scanner is after. Our servers may send far more. It remembers a bounded number of
 * sources; one of IPv6 is a network of 64 bits, which is what one site has. Each throttled source is logged once, and no more than
 * a few in a minute. Thread-safe.
 */
public final class SourceThrottle {

    /** What one of our servers may send. */
    static final Rate KNOWN = new Rate(20_000, 20_000);

    private static final Logger LOG = System.getLogger(SourceThrottle.class.getName());
    private static final int MAX_SOURCES = 4_096;
    private static final int ALL_STRANGERS = 20;
    private static final Rate LOG_LINES = new Rate(1, 10);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Rate stranger;
    private final Predicate<InetAddress> known;
    private final LongSupplier nanoClock;
    private final TokenBucket strangers;
    private final TokenBucket logLines;
    private final Map<InetAddress, Source> sources = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Source> eldest) {
            return size() > MAX_SOURCES;
        }
    };
    private long dropped;

    private static final class Source {
        private final TokenBucket bucket;
        private final boolean known;
        private boolean told;

        Source(TokenBucket bucket, boolean known) {
            this.bucket = bucket;
            this.known = known;
        }
    }

    /**
     * @param stranger what a source may send that is none of our servers; all of them together may send 20 times as much
     * @param known whether an address is one of our servers'; returns at once
     * @param nanoClock as {@link System#nanoTime}
     */
    public SourceThrottle(Rate stranger, Predicate<InetAddress> known, LongSupplier nanoClock) {
        this.stranger = stranger;
        this.known = known;
        this.nanoClock = nanoClock;
        long now = nanoClock.getAsLong();
        this.strangers =
                new TokenBucket(new Rate(stranger.perSecond() * ALL_STRANGERS, stranger.burst() * ALL_STRANGERS), now);
        this.logLines = new TokenBucket(LOG_LINES, now);
    }

    /** Whether a message from there is let through. */
    public synchronized boolean admits(InetAddress address) {
        long now = nanoClock.getAsLong();
        boolean isKnown = known.test(address);
        Source source = sources.compute(
                network(address),
                (network, there) -> there != null && there.known == isKnown
                        ? there
                        : new Source(new TokenBucket(isKnown ? KNOWN : stranger, now), isKnown));
        if (!source.bucket.take(now)) {
            dropped++;
            tellOnce(source, address, now);
            return false;
        }
        if (!isKnown && !strangers.take(now)) {
            dropped++;
            return false;
        }
        return true;
    }

    private void tellOnce(Source source, InetAddress address, long now) {
        if (!source.told && logLines.take(now)) {
            source.told = true;
            LOG.log(
                    Level.WARNING,
                    "too many SIP messages from {0}: what is beyond the limit is dropped, and not logged again",
                    address.getHostAddress());
        }
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /** Messages dropped since the start. */
    synchronized long dropped() {
        return dropped;
    }

    synchronized int remembered() {
        return sources.size();
    }
}
