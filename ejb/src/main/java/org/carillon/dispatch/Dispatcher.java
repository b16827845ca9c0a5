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
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.dialogue.Claim;
import org.carillon.dialogue.DialogueRunner;
import org.carillon.node.BackgroundThreads;

/**
 * Brings queued sessions and free channels together: claims as many sessions as there are channels, and starts their dialogues.
 * Thread-safe.
 */
@Startup
@Singleton
@DependsOn({"CarillonDatabase", "NodeLease"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {

    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
    /** Sessions that other nodes have queued, and channels that came back unnoticed, are found this often. */
    private static final long EVERY_MILLIS = 250;

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Resource(lookup = BackgroundThreads.DIALOGUES)
    private ManagedExecutorService dialogues;

    @Inject
    private ServerSelector selector;

    @Inject
    private Claims claims;

    @Inject
    private DialogueRunner runner;

    @Inject
    private NodeLease lease;

    /** Wake-ups not served yet; whoever raises it from 0 serves them all. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    private volatile boolean stopping;
    private Future<?> timer;

    @PostConstruct
    void start() {
        timer = timers.scheduleWithFixedDelay(this::wake, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        timer.cancel(false);
    }

    /** Something may have changed: a session was queued, or a channel came free. Returns at once. */
    public void wake() {
        if (wakeUps.getAndIncrement() == 0) {
            try {
                timers.execute(this::serve);
            } catch (RejectedExecutionException e) {
                wakeUps.set(0);
                LOG.log(Level.DEBUG, "stopping", e);
            }
        }
    }

    private void serve() {
        int served;
        do {
            served = wakeUps.get();
            dispatchAll();
        } while (wakeUps.addAndGet(-served) > 0);
    }

    private void dispatchAll() {
        try {
            boolean more = true;
            while (more && !stopping && lease.isHeld()) {
                more = dispatchOne();
            }
        } catch (RuntimeException e) {
            // the database is away; the timer tries again
            LOG.log(Level.WARNING, "nothing was dispatched: {0}", e.getMessage());
        }
    }

    /** Returns whether there may be more to do. */
    private boolean dispatchOne() {
        Optional<ServerSelector.Reservation> channel = selector.reserve();
        if (channel.isEmpty()) {
            return false;
        }
        boolean started = false;
        try {
            Claims.Attempted attempted = claims.claimNext(channel.get().server());
            if (attempted instanceof Claims.Claimed claimed) {
                begin(claimed.claim(), channel.get());
                started = true;
            }
            return !(attempted instanceof Claims.NothingQueued);
        } finally {
            if (!started) {
                channel.get().close();
            }
        }
    }

    private void begin(Claim claim, ServerSelector.Reservation channel) {
        try {
            dialogues.execute(() -> {
                try {
                    runner.run(claim, channel::close);
                } finally {
                    channel.close();
                    wake();
                }
            });
        } catch (RejectedExecutionException e) {
            channel.close();
            runner.notStarted(claim, "this node has no thread left for it");
        }
    }
}
