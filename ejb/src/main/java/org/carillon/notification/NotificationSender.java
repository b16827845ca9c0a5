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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.node.BackgroundThreads;

/** Empties the outbox: at least once for each row, in time order as far as the receivers answer. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationSender {

    private static final Logger LOG = System.getLogger(NotificationSender.class.getName());
    private static final int AT_ONCE = 20;
    private static final long EVERY_MILLIS = 500;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private Outbox outbox;

    @Inject
    private Instance<Notifier> notifiers;

    private Future<?> timer;

    @PostConstruct
    void start() {
        timer = timers.scheduleWithFixedDelay(this::sendDue, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.cancel(true);
    }

    private void sendDue() {
        try {
            List<Notification> due = outbox.takeDue(AT_ONCE);
            while (!due.isEmpty()) {
                due.forEach(this::send);
                due = outbox.takeDue(AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the outbox could not be read: {0}", e.getMessage());
        }
    }

    private void send(Notification notification) {
        Optional<Notifier> notifier = notifiers.stream()
                .filter(candidate -> candidate.kind() == notification.kind())
                .findFirst();
        Optional<Outcome> outcome = outbox.outcomeOf(notification);
        if (notifier.isEmpty() || outcome.isEmpty()) {
            outbox.failed(notification, "there is no way to tell it");
            return;
        }
        try {
            notifier.get().tell(notification, outcome.get());
            outbox.sent(notification);
        } catch (NotificationException e) {
            LOG.log(Level.WARNING, "session {0}: {1}", notification.sessionId(), e.getMessage());
            outbox.failed(notification, e.getMessage());
        }
    }
}
