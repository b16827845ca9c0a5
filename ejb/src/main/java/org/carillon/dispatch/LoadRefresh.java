package org.carillon.dispatch;

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
import java.util.stream.Stream;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.dispatch.load.LoadManagement;
import org.carillon.dispatch.load.LoadManagementStore;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.VersionedLoad;
import org.carillon.node.BackgroundThreads;
import org.carillon.session.Party;

/**
 * Keeps this node's knowledge of load management less than a second old, and tells the sessions that are held back why. While the
 * database is away the last that was read counts. Thread-safe.
 */
@Startup
@Singleton
@DependsOn("NodeLease")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoadRefresh {

    private static final Logger LOG = System.getLogger(LoadRefresh.class.getName());
    private static final long EVERY_MILLIS = 500;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private LoadManagementStore store;

    @Inject
    private CurrentLoad current;

    @Inject
    private Nodes nodes;

    @Inject
    private CallLimits limits;

    @Inject
    private HeldSessions held;

    private Future<?> timer;

    @PostConstruct
    void start() {
        now();
        timer = timers.scheduleWithFixedDelay(this::beat, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.cancel(false);
    }

    private void beat() {
        try {
            now();
            held.tell(limits.heldBack());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "load management was not read: {0}", e.getMessage());
        }
    }

    /** Reads what counts; returns when this node goes by it. */
    public synchronized void now() {
        VersionedLoad known = current.state().load();
        VersionedLoad load = store.version() == known.version() ? known : store.read();
        int living = nodes.living();
        List<Party> elsewhere = living > 1 && countsSessions(load.settings()) ? nodes.calledElsewhere() : List.of();
        current.become(new LoadState(load, store.drained(), living, elsewhere));
    }

    private static boolean countsSessions(LoadManagement settings) {
        return Stream.concat(settings.requesters().values().stream(), settings.destinations().values().stream())
                .anyMatch(limit -> limit.simultaneous().isPresent());
    }
}
