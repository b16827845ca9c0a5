package org.carillon.telephony.sip.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * How many connections others may hold open to us: a few each, and so many in all that strangers cannot use up what our servers
 * need. Thread-safe.
 */
public final class ConnectionLimits {

    static final int STRANGERS = 100;
    static final int PER_STRANGER = 10;
    static final int PER_SERVER = 500;

    private static final Logger LOG = System.getLogger(ConnectionLimits.class.getName());

    private final Predicate<InetAddress> known;
    private final SourceThrottle throttle;
    private final LongSupplier nanoClock;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int strangers;

    /**
     * @param known whether an address is one of our servers'; returns at once
     * @param throttle a connection counts as a message there
     * @param nanoClock as {@link System#nanoTime}
     */
    public ConnectionLimits(Predicate<InetAddress> known, SourceThrottle throttle, LongSupplier nanoClock) {
        this.known = known;
        this.throttle = throttle;
        this.nanoClock = nanoClock;
    }

    long nanoTime() {
        return nanoClock.getAsLong();
    }

    boolean isKnown(InetAddress from) {
        return known.test(from);
    }

    /** Counts one more, or refuses it. Each counted one must be told to {@link #closed}. */
    synchronized boolean opens(InetAddress from, boolean isKnown) {
        if (!throttle.admits(from)) {
            return false;
        }
        int most = isKnown ? PER_SERVER : PER_STRANGER;
        if (open.getOrDefault(from, 0) >= most || !isKnown && strangers >= STRANGERS) {
            LOG.log(Level.DEBUG, "refused a connection from {0}: it has too many, or all have", from.getHostAddress());
            return false;
        }
        open.merge(from, 1, Integer::sum);
        strangers += isKnown ? 0 : 1;
        return true;
    }

    synchronized void closed(InetAddress from, boolean wasKnown) {
        open.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
        strangers -= wasKnown ? 0 : 1;
    }

    synchronized int open() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
