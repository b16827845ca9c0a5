package org.carillon.dialogue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;

/**
 * Whether a call that a server refused may go to another one: only when the customer's telephone surely did not ring and will not.
 *
 * <p>What makes sure: nothing rang, and the network gave its final answer, which ends the INVITE for good (RFC 3261 section 17.1.1);
 * {@link CallEnd#cause()} is that answer, or 503 where the INVITE could not be handed over at all (section 8.1.3.1). An INVITE that
 * nothing was heard of is another thing: it cannot be canceled before a provisional answer (section 9.1), so a server that is alive
 * may make the telephone ring yet. Such a call moves only once the server is known to be down (RFC 3263 section 4.3).
 */
final class Failover {

    /** The probes of a server that has just died find out within this time. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(15);

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Predicate<String> isDown;
    private final Duration patience;

    /** @param isDown whether the server of that name is known to be down */
    Failover(Predicate<String> isDown) {
        this(isDown, UNTIL_KNOWN);
    }

    /** @param patience how long to wait for certainty */
    Failover(Predicate<String> isDown, Duration patience) {
        this.isDown = isDown;
        this.patience = patience;
    }

    /**
     * Whether the call may be placed again through another server. Waits for certainty.
     *
     * @param rang whether the telephone was heard to ring
     */
    boolean mayMove(CallEnd end, boolean rang, String server) {
        if (!isRefusal(end, rang)) {
            return false;
        }
        return end.cause() != 0 || isGone(server);
    }

    /** Whether the server, and not the customer, is why the call did not come about. */
    static boolean isRefusal(CallEnd end, boolean rang) {
        return end.disposition() == Disposition.CONGESTION && !end.answered() && !rang;
    }

    private boolean isGone(String server) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isDown.test(server)) {
            if (System.nanoTime() - deadline >= 0 || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
