package org.carillon.web.api.stream;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.feed.EventFeed;
import org.carillon.feed.FeedEvent;
import org.carillon.feed.FeedFilter;

/**
 * One client that follows events. Whatever is new is written by one thread of the pool at a time; a client that reads slowly is told later,
 * from the database: nothing piles up for it here.
 */
final class EventStream {

    private static final int AT_ONCE = 200;
    private static final long RECONNECT_MILLIS = 2_000;

    private final String requesterId;
    private final FeedFilter filter;
    private final SseEventSink sink;
    private final Sse sse;
    private final EventFeed feed;
    private final Instant endsAt;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile long place;
    private volatile long reached;
    private volatile boolean beat = true;

    /**
     * @param requesterId who follows
     * @param place the position of the last event that the client has
     * @param reached the position that the feed has come to
     * @param endsAt when it is closed, for the client to come again
     */
    EventStream(
            String requesterId,
            FeedFilter filter,
            SseEventSink sink,
            Sse sse,
            EventFeed feed,
            long place,
            long reached,
            Instant endsAt) {
        this.requesterId = requesterId;
        this.filter = filter;
        this.sink = sink;
        this.sse = sse;
        this.feed = feed;
        this.place = place;
        this.reached = reached;
        this.endsAt = endsAt;
    }

    String requesterId() {
        return requesterId;
    }

    boolean isOverAt(Instant now) {
        return sink.isClosed() || !now.isBefore(endsAt);
    }

    /**
     * There are new events.
     *
     * @return whether there is something to write, and nobody at it yet
     */
    boolean isToldOf(long from, List<FeedEvent> events, long to) {
        boolean upToDate = place == from && !writing.get();
        reaches(to);
        if (upToDate && events.stream().noneMatch(filter::matches)) {
            place = to;
            return false;
        }
        return writing.compareAndSet(false, true);
    }

    /** The feed has come to this position. */
    synchronized void reaches(long position) {
        reached = Math.max(reached, position);
    }

    /** A sign of life is due. Returns whether nobody is writing. */
    boolean isToBeat() {
        beat = true;
        return writing.compareAndSet(false, true);
    }

    /** The client has just come. */
    void begin() {
        writing.set(true);
    }

    /** Writes what there is; may wait for the client. */
    void write() {
        do {
            try {
                writeAll();
            } finally {
                writing.set(false);
            }
            // what was told of since the last look would wait for somebody else otherwise
        } while (!sink.isClosed() && (beat || place < reached) && writing.compareAndSet(false, true));
    }

    private void writeAll() {
        if (beat) {
            beat = false;
            sink.send(sse.newEventBuilder()
                    .comment("")
                    .reconnectDelay(RECONNECT_MILLIS)
                    .build());
        }
        while (place < reached && !sink.isClosed()) {
            writeSome();
        }
    }

    private void writeSome() {
        long goal = reached;
        List<FeedEvent> events = feed.after(place, filter, AT_ONCE);
        for (FeedEvent event : events) {
            sink.send(sse.newEventBuilder()
                    .id(String.valueOf(event.position()))
                    .name(event.type().word())
                    .data(String.class, event.json())
                    .build());
            place = event.position();
        }
        if (events.size() < AT_ONCE) {
            place = Math.max(place, goal);
        }
    }

    void close() {
        sink.close();
    }
}
