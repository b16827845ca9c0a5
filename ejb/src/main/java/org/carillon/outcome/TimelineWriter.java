package org.carillon.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;

/**
 * Takes what goes on in dialogues for their timelines, which the {@link Journal} writes soon, so that no caller waits for the database
 * between a key and the next prompt. A crash may lose the lines of the last moments; states are never written this way. Thread-safe.
 */
@ApplicationScoped
public class TimelineWriter {

    /** Lines kept while the database is away. */
    private static final int MOST_WAITING = 100_000;

    private Clock clock;

    private final Queue<SessionEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();

    protected TimelineWriter() {}

    @Inject
    public TimelineWriter(Clock clock) {
        this.clock = clock;
    }

    /** Notes something that happens now; returns at once. */
    public void note(String sessionId, EventType type, String detail) {
        if (waitingCount.get() < MOST_WAITING) {
            waitingCount.incrementAndGet();
            waiting.add(new SessionEvent(sessionId, clock.instant(), type, detail));
        }
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** The oldest lines, which whoever takes them has to write or to put back. */
    List<SessionEvent> take(int most) {
        List<SessionEvent> lines = new ArrayList<>();
        for (SessionEvent line = waiting.poll(); line != null; line = waiting.poll()) {
            lines.add(line);
            waitingCount.decrementAndGet();
            if (lines.size() == most) {
                break;
            }
        }
        return lines;
    }

    /** Keeps lines that could not be written. */
    void putBack(List<SessionEvent> lines) {
        waiting.addAll(lines);
        waitingCount.addAndGet(lines.size());
    }
}
