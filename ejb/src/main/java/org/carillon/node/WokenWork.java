package org.carillon.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work on a thread of its own, done whenever somebody says that there is some, and now and then without. Waking costs next to nothing,
 * other than handing a task to the container's executors, which look up contexts for each. Thread-safe.
 */
public final class WokenWork implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WokenWork.class.getName());
    private static final long LONGEST_FAREWELL_MILLIS = 5_000;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Semaphore wakeUps = new Semaphore(0);
    private final Supplier<Duration> work;
    private final Duration pause;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param threads makes the thread
     * @param work done by one thread at a time; answers after how long it is to be done again without a wake-up
     */
    public WokenWork(ThreadFactory threads, Supplier<Duration> work) {
        this(threads, work, Duration.ZERO);
    }

    /**
     * @param pause between two rounds, woken or not: what comes shortly after each other is then done together, for a fraction of what
     *     each alone takes
     */
    public WokenWork(ThreadFactory threads, Supplier<Duration> work, Duration pause) {
        this.work = work;
        this.pause = pause;
        this.thread = threads.newThread(this::run);
    }

    /** Begins. */
    public WokenWork start() {
        thread.start();
        return this;
    }

    /** There is work. Returns at once; what is there by now is seen by a round that begins after this. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                Duration wait = work();
                closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
                wakeUps.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
                wakeUps.drainPermits();
            }
            work();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration work() {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a round of background work failed", e);
            return AFTER_FAILURE;
        }
    }

    /** Ends after a last round; waits a few seconds for it. */
    @Override
    public void close() {
        closing.countDown();
        wake();
        try {
            thread.join(LONGEST_FAREWELL_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
