package org.carillon.web.api.stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.carillon.feed.EventFeed;
import org.carillon.feed.FeedEvent;
import org.carillon.feed.FeedFilter;
import org.carillon.feed.FeedListener;
import org.carillon.feed.FeedWatch;
import org.carillon.node.BackgroundThreads;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/** The clients of this node that follow events. A few threads write for all of them. Thread-safe. */
@ApplicationScoped
public class EventStreams implements FeedListener {

    /** Streams of one requester on one node. */
    static final int MOST_OF_REQUESTER = 20;

    /** Streams on one node. */
    static final int MOST = 500;

    private static final Logger LOG = System.getLogger(EventStreams.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int WRITERS = 16;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private FeedWatch watch;

    @Inject
    private EventFeed feed;

    @Inject
    private Clock clock;

    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private ThreadPoolExecutor writers;

    @PostConstruct
    void open() {
        writers = new ThreadPoolExecutor(WRITERS, WRITERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        writers.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        watch.leave(this);
        writers.shutdownNow();
        streams.forEach(EventStream::close);
    }

    /**
     * Has a client told of events.
     *
     * @param requesterId who follows
     * @param lastEventId the position of the last event that the client has; where there is none it is told what happens from now on
     * @throws ProblemException when there are too many streams
     */
    public void follow(String requesterId, FeedFilter filter, OptionalLong lastEventId, SseEventSink sink, Sse sse) {
        long reached = feed.last();
        long place = Math.min(lastEventId.orElse(reached), reached);
        Instant end = clock.instant().plus(LONGEST);
        EventStream stream = new EventStream(requesterId, filter, sink, sse, feed, place, reached, end);
        stream.begin();
        admit(stream);
        // what was placed before it was told of anything
        stream.reaches(feed.last());
        write(stream);
    }

    private synchronized void admit(EventStream stream) {
        drop();
        long own = streams.stream()
                .filter(other -> other.requesterId().equals(stream.requesterId()))
                .count();
        if (streams.size() >= MOST || own >= MOST_OF_REQUESTER) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS,
                    "At most " + MOST_OF_REQUESTER + " streams are open at once, " + MOST + " for all requesters.");
        }
        if (streams.isEmpty()) {
            watch.listen(this);
        }
        streams.add(stream);
    }

    @Override
    public void events(long from, List<FeedEvent> events, long to) {
        streams.stream().filter(stream -> stream.isToldOf(from, events, to)).forEach(this::write);
    }

    @Override
    public void beat() {
        drop();
        streams.stream().filter(EventStream::isToBeat).forEach(this::write);
    }

    private synchronized void drop() {
        Instant now = clock.instant();
        List<EventStream> over =
                streams.stream().filter(stream -> stream.isOverAt(now)).toList();
        over.forEach(EventStream::close);
        streams.removeAll(over);
        if (streams.isEmpty()) {
            watch.leave(this);
        }
    }

    private void write(EventStream stream) {
        try {
            writers.execute(() -> writeNow(stream));
        } catch (RejectedExecutionException e) {
            stream.close();
        }
    }

    private static void writeNow(EventStream stream) {
        try {
            stream.write();
        } catch (RuntimeException e) {
            // the client is gone, or the database: it comes again, and is told from where it was
            LOG.log(Level.DEBUG, "a stream of events broke off", e);
            stream.close();
        }
    }
}
