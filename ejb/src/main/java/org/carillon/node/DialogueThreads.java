package org.carillon.node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One of the container's threads for each call. A pool of our own: the container's executors look up contexts for each task, which costs
 * as much as the rest of a call's beginning. Thread-safe.
 */
@ApplicationScoped
public class DialogueThreads implements Executor {

    private static final int MOST = 2_000;
    private static final long IDLE_SECONDS = 60;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    private ThreadPoolExecutor pool;

    @PostConstruct
    void open() {
        pool = new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * Begins at once.
     *
     * @throws RejectedExecutionException when all threads are taken, or the application is stopping
     */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }
}
