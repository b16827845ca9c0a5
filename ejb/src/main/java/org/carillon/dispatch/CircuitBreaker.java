package org.carillon.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.carillon.dispatch.load.CoolDown;

/**
 * Leaves a server alone that refuses calls: closed while it serves; open for the pause after too many failures; then half open: one
 * call is sent to see, and the next only when that one came through. Not thread-safe.
 */
final class CircuitBreaker {

    private final Deque<Long> failures = new ArrayDeque<>();
    private boolean open;
    private long openUntil;
    private boolean probing;

    /** Whether a call may be sent. */
    boolean permits(long nanos) {
        return !open || nanos - openUntil >= 0 && !probing;
    }

    /** Whether it waits for its pause to pass, or for its probe to come through. */
    boolean isOpen() {
        return open;
    }

    /** A call is to be sent. Returns whether it is the probe. */
    boolean begin() {
        probing = probing || open;
        return open;
    }

    /** A call was refused. Returns whether the server is left alone from now on. */
    boolean failed(boolean probe, CoolDown coolDown, long nanos) {
        if (probe) {
            probing = false;
            trip(coolDown, nanos);
            return true;
        }
        failures.add(nanos);
        while (nanos - failures.peek() > coolDown.window().toNanos() || failures.size() > coolDown.failures()) {
            failures.poll();
        }
        if (open || failures.size() < coolDown.failures()) {
            return false;
        }
        trip(coolDown, nanos);
        return true;
    }

    private void trip(CoolDown coolDown, long nanos) {
        failures.clear();
        open = true;
        openUntil = nanos + coolDown.pause().toNanos();
    }

    /** A call came through. Returns whether the server is used again from now on. */
    boolean succeeded(boolean probe) {
        boolean closes = probe && open;
        if (closes) {
            reset();
        }
        return closes;
    }

    /** A call was not sent after all. */
    void abandoned(boolean probe) {
        probing = probing && !probe;
    }

    /** Forgets everything: there is no cool-down any more. */
    void reset() {
        failures.clear();
        open = false;
        probing = false;
    }
}
