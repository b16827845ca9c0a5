package org.carillon.it.phone.sip;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends something again and again, ever more slowly, until it is stopped or given up (timers A, E, G of RFC 3261 section 17). */
final class Retransmission {

    private static final long T1_MILLIS = 500;
    private static final long T2_MILLIS = 4_000;
    private static final long GIVEN_UP_AFTER_MILLIS = 64 * T1_MILLIS;

    private final ScheduledExecutorService timer;
    private final Runnable send;
    private final Runnable givenUp;
    private final boolean repeat;
    private ScheduledFuture<?> next;
    private long interval = T1_MILLIS;
    private long waited;
    private boolean stopped;

    /**
     * @param repeat false on a reliable transport: sent once, but given up all the same
     */
    Retransmission(ScheduledExecutorService timer, boolean repeat, Runnable send, Runnable givenUp) {
        this.timer = timer;
        this.repeat = repeat;
        this.send = send;
        this.givenUp = givenUp;
    }

    Retransmission start() {
        send.run();
        schedule();
        return this;
    }

    private void schedule() {
        next = timer.schedule(this::due, interval, TimeUnit.MILLISECONDS);
    }

    private void due() {
        if (stopped) {
            return;
        }
        waited += interval;
        if (waited >= GIVEN_UP_AFTER_MILLIS) {
            stopped = true;
            givenUp.run();
            return;
        }
        if (repeat) {
            send.run();
        }
        interval = Math.min(2 * interval, T2_MILLIS);
        schedule();
    }

    void stop() {
        stopped = true;
        next.cancel(false);
    }
}
