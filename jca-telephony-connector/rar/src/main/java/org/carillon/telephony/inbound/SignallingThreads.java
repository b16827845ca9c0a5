package org.carillon.telephony.inbound;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that signalling runs on. They are the adapter's own, not the WorkManager's: a call must be answered and ended in time
 * even when every work thread is busy with a conversation.
 */
final class SignallingThreads implements AutoCloseable {

    private static final int THREADS = 16;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("carillon-sip"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, named("carillon-sip-timer"), new ThreadPoolExecutor.DiscardPolicy());

    SignallingThreads() {
        pool.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Executor pool() {
        return pool;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What is given to it afterwards is dropped. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
    }
}
