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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.dialogue.Cancellation;
import org.carillon.node.BackgroundThreads;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps this node's lease, and ends what dead nodes have left behind. A node that could not renew its lease in time claims
 * nothing: others take it for dead. Thread-safe.
 */
@Startup
@Singleton
@DependsOn("CarillonDatabase")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeLease {

    private static final Logger LOG = System.getLogger(NodeLease.class.getName());

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Inject
    private Nodes nodes;

    @Inject
    private Cancellation cancellation;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "carillon.node.lease-seconds", defaultValue = "10")
    private long leaseSeconds;

    private volatile Instant heldUntil = Instant.MIN;
    private Future<?> timer;

    @PostConstruct
    void start() {
        beat();
        timer = timers.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        timer.cancel(false);
    }

    /** Whether this node may claim sessions. */
    public boolean isHeld() {
        return clock.instant().isBefore(heldUntil);
    }

    private void beat() {
        try {
            // counted from before the database was asked: never longer than others believe
            Instant until = clock.instant().plus(Duration.ofSeconds(leaseSeconds));
            nodes.renew(until);
            heldUntil = until;
            nodes.sweepDead();
            cancellation.serveRequests();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the lease was not renewed: {0}", e.getMessage());
        }
    }
}
