package org.carillon.outcome;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.node.BackgroundThreads;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;

/**
 * Writes what goes on in dialogues to their timelines, many lines in one transaction, so that no caller waits for the database
 * between a key and the next prompt. A crash may lose the last {@value #MILLIS} ms of these lines; states are never written
 * this way. Thread-safe.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TimelineWriter {

    private static final long MILLIS = 150;
    private static final int BATCH = 500;
    /** Lines kept while the database is away. */
    private static final int MOST_WAITING = 100_000;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private TimelineBatch batch;

    @Inject
    private Clock clock;

    private final Queue<SessionEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private Future<?> timer;

    @PostConstruct
    void start() {
        timer = timers.scheduleWithFixedDelay(this::flush, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.cancel(false);
        flush();
    }

    /** Notes something that happens now; returns at once. */
    public void note(String sessionId, EventType type, String detail) {
        if (waitingCount.get() < MOST_WAITING) {
            waitingCount.incrementAndGet();
            waiting.add(new SessionEvent(sessionId, clock.instant(), type, detail));
        }
    }

    /** Writes what waits; when the database is away it goes on waiting. */
    public synchronized void flush() {
        List<SessionEvent> lines = new ArrayList<>();
        while (!waiting.isEmpty()) {
            lines.clear();
            for (SessionEvent line = waiting.peek(); line != null && lines.size() < BATCH; line = waiting.peek()) {
                lines.add(waiting.poll());
            }
            if (!written(lines)) {
                waiting.addAll(lines);
                return;
            }
            waitingCount.addAndGet(-lines.size());
        }
    }

    private boolean written(List<SessionEvent> lines) {
        try {
            batch.write(lines);
            return true;
        } catch (RuntimeException e) {
            System.getLogger(TimelineWriter.class.getName())
                    .log(System.Logger.Level.WARNING, "timeline lines wait for the database: {0}", e.getMessage());
            return false;
        }
    }
}
