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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;
import org.carillon.session.SessionEvent;

/**
 * Writes what happens in calls: all steps and timeline lines that wait, in one transaction, in their order. So a step costs the less the
 * more calls there are, and waits at most for the transaction before its own. Thread-safe.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Journal {

    private static final Logger LOG = System.getLogger(Journal.class.getName());
    /** Lines without a step are written this often. */
    private static final Duration EVERY = Duration.ofMillis(150);

    private static final int MOST_STEPS = 100;
    private static final int MOST_LINES = 2_000;
    /** So many failures in a row, and nothing written between them: it is the database, not the steps. */
    private static final int FAILURES = 2;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private JournalBatch batch;

    @Inject
    private TimelineWriter timeline;

    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private WokenWork work;
    private volatile boolean stopped;

    private record Entry(CallStep step, CompletableFuture<Boolean> written) {}

    public Journal() {}

    Journal(JournalBatch batch, TimelineWriter timeline) {
        this.batch = batch;
        this.timeline = timeline;
    }

    @PostConstruct
    void start() {
        begin(threads);
    }

    void begin(ThreadFactory maker) {
        work = new WokenWork(maker, this::writeAll).start();
    }

    @PreDestroy
    void stop() {
        work.close();
        stopped = true;
        failWaiting();
    }

    /**
     * Takes a step; returns at once.
     *
     * @return completed with what the step's change has answered when that is stored, exceptionally when it could not be
     */
    public CompletionStage<Boolean> write(CallStep step) {
        Entry entry = new Entry(step, new CompletableFuture<>());
        waiting.add(entry);
        work.wake();
        if (stopped) {
            failWaiting();
        }
        return entry.written();
    }

    private void failWaiting() {
        for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entry.written().completeExceptionally(new IllegalStateException("the application is stopping"));
        }
    }

    private Duration writeAll() {
        boolean written = true;
        while (written && (!waiting.isEmpty() || timeline.isWaiting())) {
            List<Entry> entries = new ArrayList<>();
            for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
                entries.add(next);
                if (entries.size() == MOST_STEPS) {
                    break;
                }
            }
            // after the steps: the lines of a call that ends are there before its last step
            written = write(timeline.take(MOST_LINES), entries);
        }
        return EVERY;
    }

    /** Returns whether the database is there. */
    private boolean write(List<SessionEvent> lines, List<Entry> entries) {
        try {
            complete(
                    entries,
                    batch.write(lines, entries.stream().map(Entry::step).toList()));
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "steps of calls wait for the database: {0}", e.getMessage());
            timeline.putBack(lines);
            return writeSingly(entries, e);
        }
    }

    /** One step may have taken the others along. */
    private boolean writeSingly(List<Entry> entries, RuntimeException failure) {
        int failures = 0;
        boolean anyWritten = false;
        for (Entry entry : entries) {
            if (failures >= FAILURES && !anyWritten) {
                entry.written().completeExceptionally(failure);
                continue;
            }
            try {
                complete(List.of(entry), batch.write(List.of(), List.of(entry.step())));
                anyWritten = true;
            } catch (RuntimeException e) {
                failures++;
                LOG.log(Level.WARNING, "a step of a call was not written down: {0}", e.getMessage());
                entry.written().completeExceptionally(e);
            }
        }
        return anyWritten;
    }

    private static void complete(List<Entry> entries, List<Boolean> answers) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).written().complete(answers.get(i));
        }
    }
}
