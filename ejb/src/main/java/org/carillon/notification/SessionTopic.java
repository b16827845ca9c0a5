package org.carillon.notification;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.feed.EventFeed;
import org.carillon.feed.EventReaders;
import org.carillon.feed.FeedEvent;
import org.carillon.feed.FeedFilter;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;

/**
 * Publishes the timelines of all sessions on the topic {@value SessionEventMessages#TOPIC}: every event at least once, those of a session
 * in their order. The timeline is the source: what happens while the broker is away is published when it is back, and a crash repeats
 * events rather than losing them. One node publishes at a time.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionTopic {

    private static final Logger LOG = System.getLogger(SessionTopic.class.getName());
    private static final String READER = "jms-topic";
    private static final int AT_ONCE = 500;
    private static final Duration EVERY = Duration.ofMillis(300);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @EJB
    private EventFeed feed;

    @EJB
    private EventReaders readers;

    @EJB
    private SessionEventMessages messages;

    private WokenWork work;
    private boolean away;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::publish).start();
    }

    @PreDestroy
    void stop() {
        work.close();
    }

    private Duration publish() {
        try {
            while (publishSome()) {
                away = false;
            }
            return EVERY;
        } catch (RuntimeException e) {
            LOG.log(away ? Level.DEBUG : Level.WARNING, "events of sessions wait to be published: {0}", e.getMessage());
            away = true;
            return WHILE_AWAY;
        }
    }

    /** Returns whether there may be more. */
    private boolean publishSome() {
        OptionalLong place = readers.take(READER);
        if (place.isEmpty()) {
            return false;
        }
        List<FeedEvent> events = feed.after(place.getAsLong(), FeedFilter.ALL, AT_ONCE);
        if (events.isEmpty()) {
            return false;
        }
        messages.send(events);
        readers.reached(READER, events.get(events.size() - 1).position());
        return events.size() == AT_ONCE;
    }
}
