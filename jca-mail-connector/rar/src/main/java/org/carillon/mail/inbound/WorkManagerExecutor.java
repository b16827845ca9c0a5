package org.carillon.mail.inbound;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs tasks on threads of the container. Safe for use by several threads. */
final class WorkManagerExecutor extends AbstractExecutorService {

    /** How long the end of the running tasks is awaited at most, whatever the caller wants: undeployment must not hang. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final WorkManager workManager;
    private int running;
    private boolean shutdown;

    WorkManagerExecutor(WorkManager workManager) {
        this.workManager = workManager;
    }

    @Override
    public void execute(Runnable task) {
        begin();
        try {
            workManager.scheduleWork(new TaskWork(task));
        } catch (WorkException e) {
            end();
            throw new RejectedExecutionException("the container has no thread for a connection", e);
        }
    }

    private synchronized void begin() {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        running++;
    }

    private synchronized void end() {
        running--;
        notifyAll();
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
    }

    /** Tasks are not kept here: what the container has, it runs. */
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && running == 0;
    }

    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + Math.min(unit.toNanos(timeout), LONGEST_WAIT_NANOS);
        while (!isTerminated()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private final class TaskWork implements Work {

        private final Runnable task;

        TaskWork(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } finally {
                end();
            }
        }

        /** Nothing to do: the gateway closes its connections when it stops. */
        @Override
        public void release() {
            // see above
        }
    }
}
