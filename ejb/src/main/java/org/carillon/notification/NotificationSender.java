package org.carillon.notification;

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
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.WokenWork;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Empties the outbox: at least once for each row, in time order as far as the receivers answer, many at a time, few for each receiver.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationSender {

    private static final Logger LOG = System.getLogger(NotificationSender.class.getName());
    /** What other nodes have left, and what is tried again, is looked for this often. */
    private static final Duration EVERY = Duration.ofMillis(250);

    /** What becomes due meanwhile is taken together. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final long IDLE_SECONDS = 60;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private NewNotificationBell bell;

    @Inject
    private Outbox outbox;

    @Inject
    private Instance<Notifier> notifiers;

    @Inject
    @ConfigProperty(name = "carillon.notification.at-once", defaultValue = "64")
    private int atOnce;

    @Inject
    @ConfigProperty(name = "carillon.notification.at-once-per-target", defaultValue = "8")
    private int atOncePerTarget;

    private Lanes lanes;
    private ThreadPoolExecutor pool;
    private WokenWork taker;

    @PostConstruct
    void start() {
        lanes = new Lanes(atOnce, atOncePerTarget);
        pool = new ThreadPoolExecutor(
                atOnce, atOnce, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        taker = new WokenWork(threads, this::takeAll, PAUSE).start();
        bell.ringsFor(taker::wake);
    }

    @PreDestroy
    void stop() {
        taker.close();
        pool.shutdownNow();
    }

    private Duration takeAll() {
        while (lanes.room() > 0) {
            List<Notification> due = outbox.takeDue(lanes);
            due.forEach(this::begin);
            if (due.isEmpty()) {
                break;
            }
        }
        return EVERY;
    }

    private void begin(Notification notification) {
        lanes.enter(notification.lane());
        pool.execute(() -> {
            boolean well = false;
            try {
                well = send(notification);
            } finally {
                lanes.leave(notification.lane(), well);
                taker.wake();
            }
        });
    }

    /** Returns whether the receiver has taken it. */
    private boolean send(Notification notification) {
        try {
            tell(notification);
        } catch (NotificationException e) {
            LOG.log(Level.WARNING, "session {0}: {1}", notification.sessionId(), e.getMessage());
            record(notification, () -> outbox.failed(notification, e));
            return false;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "session " + notification.sessionId() + ": telling failed", e);
            NotificationException surprise = new NotificationException("telling failed: " + e.getMessage(), e);
            record(notification, () -> outbox.failed(notification, surprise));
            return false;
        }
        record(notification, () -> outbox.sent(notification));
        return true;
    }

    private void tell(Notification notification) throws NotificationException {
        Optional<Notifier> notifier = notifiers.stream()
                .filter(candidate -> candidate.kind() == notification.kind())
                .findFirst();
        Optional<Outcome> outcome = outbox.outcomeOf(notification);
        if (notifier.isEmpty() || outcome.isEmpty()) {
            throw NotificationException.permanent("there is no way to tell it", null);
        }
        notifier.get().tell(notification, outcome.get());
    }

    /** What can't be written down now is told again later. */
    private static void record(Notification notification, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "session {0}: what became of notification {1} was not written down: {2}",
                    notification.sessionId(),
                    notification.id(),
                    e.getMessage());
        }
    }
}
