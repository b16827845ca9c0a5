package org.carillon.recording;

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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.node.BackgroundThreads;

/** Deletes recordings whose time is over. Several nodes may do so at once. */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordingRetention {

    private static final Logger LOG = System.getLogger(RecordingRetention.class.getName());
    private static final long EVERY_MINUTES = 10;
    private static final int AT_ONCE = 100;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private Recordings recordings;

    private Future<?> timer;

    @PostConstruct
    void start() {
        timer = timers.scheduleWithFixedDelay(this::removeExpired, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        timer.cancel(false);
    }

    private void removeExpired() {
        try {
            for (List<String> some = recordings.expired(AT_ONCE); !some.isEmpty(); some = recordings.expired(AT_ONCE)) {
                some.forEach(recordings::remove);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "old recordings were not deleted: {0}", e.getMessage());
        }
    }
}
