package org.carillon.node;

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

/**
 * Writes what many threads have to write, all that waits in one transaction, in its order: the more there is to write, the less each
 * costs, and nobody waits longer than for the transaction before its own. Thread-safe.
 *
 * @param <T> what is written
 * @param <R> what writing it answers
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
    /** So many failures in a row, and nothing written between them: it is the database, not what is written. */
    private static final int FAILURES = 2;

    private final int most;
    private final Writer<T, R> writer;
    private final Queue<Entry<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final WokenWork work;
    private volatile boolean closed;

    private record Entry<T, R>(T item, CompletableFuture<R> written) {}

    /** The two transactions. Each throws when nothing of it was written. */
    public interface Writer<T, R> {

        /**
         * Writes all of them, or nothing.
         *
         * @param items may be empty, where {@link #hasMore} has said so
         * @return an answer for each
         */
        List<R> writeAll(List<T> items);

        /** Writes this one: all of them together could not be written, and this one may have taken the others along, or not. */
        R writeAlone(T item);

        /** Whether there is something to write that is nobody's item, now. */
        default boolean hasMore() {
            return false;
        }
    }

    /**
     * @param threads makes the one thread that writes
     * @param most items in one transaction
     * @param every how often {@link Writer#hasMore} is asked when nobody writes
     */
    public GroupCommit(ThreadFactory threads, int most, Duration every, Writer<T, R> writer) {
        this.most = most;
        this.writer = writer;
        this.work = new WokenWork(threads, () -> {
                    writeWaiting();
                    return every;
                })
                .start();
    }

    /**
     * Takes an item; returns at once.
     *
     * @return completed when it is stored, exceptionally when it could not be
     */
    public CompletionStage<R> write(T item) {
        Entry<T, R> entry = new Entry<>(item, new CompletableFuture<>());
        waiting.add(entry);
        work.wake();
        if (closed) {
            failWaiting();
        }
        return entry.written();
    }

    /** Writes what waits; what comes later fails. */
    @Override
    public void close() {
        work.close();
        closed = true;
        failWaiting();
    }

    private void failWaiting() {
        for (Entry<T, R> entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entry.written().completeExceptionally(new IllegalStateException("the application is stopping"));
        }
    }

    private void writeWaiting() {
        boolean written = true;
        while (written && (!waiting.isEmpty() || writer.hasMore())) {
            List<Entry<T, R>> entries = new ArrayList<>();
            for (Entry<T, R> next = waiting.poll(); next != null; next = waiting.poll()) {
                entries.add(next);
                if (entries.size() == most) {
                    break;
                }
            }
            written = write(entries);
        }
    }

    /** Returns whether the database is there. */
    private boolean write(List<Entry<T, R>> entries) {
        try {
            List<R> answers = writer.writeAll(entries.stream().map(Entry::item).toList());
            for (int i = 0; i < entries.size(); i++) {
                entries.get(i).written().complete(answers.get(i));
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "what was to be written together is written one by one", e);
            return writeSingly(entries, e);
        }
    }

    private boolean writeSingly(List<Entry<T, R>> entries, RuntimeException failure) {
        int failures = 0;
        boolean anyWritten = false;
        for (Entry<T, R> entry : entries) {
            if (failures >= FAILURES && !anyWritten) {
                entry.written().completeExceptionally(failure);
                continue;
            }
            try {
                entry.written().complete(writer.writeAlone(entry.item()));
                anyWritten = true;
            } catch (RuntimeException e) {
                failures++;
                entry.written().completeExceptionally(e);
            }
        }
        return anyWritten;
    }
}
