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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.carillon.dialogue.Claim;
import org.carillon.dialogue.DialogueRunner;
import org.carillon.dialogue.KeptChannel;
import org.carillon.node.BackgroundThreads;

/**
 * Brings queued sessions and free channels together: claims as many sessions as there are channels, and starts their dialogues.
 * Thread-safe.
 */
@Startup
@Singleton
@DependsOn("LoadRefresh")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {

    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
    /** Sessions that other nodes have queued, and channels that came back unnoticed, are found this often. */
    private static final long EVERY_MILLIS = 250;
    /** Rates are kept on average: who asks for many calls per second gets a few at a time. */
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    @Resource(lookup = BackgroundThreads.TIMERS)
    private ManagedScheduledExecutorService timers;

    @Resource(lookup = BackgroundThreads.DIALOGUES)
    private ManagedExecutorService dialogues;

    @Inject
    private ServerSelector selector;

    @Inject
    private CallLimits limits;

    @Inject
    private Claims claims;

    @Inject
    private DialogueRunner runner;

    @Inject
    private NodeLease lease;

    /** Wake-ups not served yet; whoever raises it from 0 serves them all. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    /** Whether a wake-up for the next call of a rate is due. */
    private final AtomicBoolean alarm = new AtomicBoolean();

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
            wakeForTheNext();
        } catch (RuntimeException e) {
            // the database is away; the timer tries again
            LOG.log(Level.WARNING, "nothing was dispatched: {0}", e.getMessage());
        }
    }

    /** Returns whether there may be more to do. */
    private boolean dispatchOne() {
        Optional<KeptChannel> channel = selector.keepChannel();
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

    private void begin(Claim claim, KeptChannel channel) {
        try {
            dialogues.execute(() -> {
                try {
                    runner.run(claim, channel, selector);
                } finally {
                    over(claim, channel);
                    wake();
                }
            });
        } catch (RejectedExecutionException e) {
            over(claim, channel);
            runner.notStarted(claim, "this node has no thread left for it");
        }
    }

    private void over(Claim claim, KeptChannel channel) {
        channel.close();
        limits.ended(claim.sessionId());
    }

    /** A rate that lets nothing go now may do so before the timer looks again. */
    private void wakeForTheNext() {
        Stream.of(selector.untilNext(), limits.untilNext())
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .filter(wait -> wait.toMillis() < EVERY_MILLIS)
                .ifPresent(this::wakeAfter);
    }

    private void wakeAfter(Duration wait) {
        if (alarm.compareAndSet(false, true)) {
            timers.schedule(
                    () -> {
                        alarm.set(false);
                        wake();
                    },
                    Math.max(wait.toNanos(), SHORTEST_WAIT_NANOS),
                    TimeUnit.NANOSECONDS);
        }
    }
}
