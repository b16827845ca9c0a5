package org.carillon.schedule;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.dispatch.Dispatcher;
import org.carillon.node.BackgroundThreads;

/** Finds sessions whose time has come or has run out, moves them on, and wakes those who work on them. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueSessionScanner {

    private static final Logger LOG = System.getLogger(DueSessionScanner.class.getName());
    private static final long EVERY_MILLIS = 100;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private DueSessions due;

    @Inject
    private AdmissionQueue queue;

    @Inject
    private Dispatcher dispatcher;

    private Future<?> timer;

    @PostConstruct
    void start() {
        timer = timers.scheduleWithFixedDelay(this::scan, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.cancel(false);
    }

    private void moveAll() {
        DueSessions.Moved moved;
        do {
            moved = due.move();
            moved.toAdmit().forEach(queue::send);
            if (moved.queued() > 0) {
                dispatcher.wake();
            }
        } while (moved.more());
    }

    private void scan() {
        try {
            due.expire();
            due.forgotten().forEach(queue::send);
            moveAll();
        } catch (RuntimeException e) {
            // the database is away: the next scan comes soon
            LOG.log(Level.WARNING, "due sessions were not looked for: {0}", e.getMessage());
        }
    }
}
