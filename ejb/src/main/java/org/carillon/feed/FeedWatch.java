package org.carillon.feed;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/**
 * Has events placed soon after they were stored, and tells this node's listeners of all events, whichever node wrote them. Reads nothing
 * for nobody: without listeners it places only. Thread-safe.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FeedWatch {

    private static final Logger LOG = System.getLogger(FeedWatch.class.getName());
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2_000;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @EJB
    private EventFeed feed;

    @Inject
    private Clock clock;

    private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
    private WokenWork work;
    private boolean following;
    private long told;
    private Instant beaten;
    private boolean away;

    @PostConstruct
    void start() {
        beaten = clock.instant();
        work = new WokenWork(threads, this::follow).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    /** Tells the listener from now on. */
    public void listen(FeedListener listener) {
        listeners.add(listener);
    }

    /** Tells it no more. */
    public void leave(FeedListener listener) {
        listeners.remove(listener);
    }

    private Duration follow() {
        try {
            while (feed.hasUnplaced() && feed.place(AT_ONCE) == AT_ONCE) {
                tell();
            }
            tell();
            away = false;
        } catch (RuntimeException e) {
            LOG.log(away ? Level.DEBUG : Level.WARNING, "timelines can't be followed: {0}", e.getMessage());
            away = true;
        }
        if (!clock.instant().isBefore(beaten.plus(BEAT))) {
            beaten = clock.instant();
            listeners.forEach(FeedListener::beat);
        }
        return EVERY;
    }

    private void tell() {
        if (listeners.isEmpty()) {
            following = false;
            return;
        }
        if (!following) {
            told = feed.last();
            following = true;
            // what was placed before somebody began to listen
            listeners.forEach(listener -> listener.events(told, List.of(), told));
        }
        List<FeedEvent> events = feed.after(told, FeedFilter.ALL, AT_ONCE);
        if (!events.isEmpty()) {
            long from = told;
            told = events.get(events.size() - 1).position();
            listeners.forEach(listener -> listener.events(from, events, told));
        }
    }
}
