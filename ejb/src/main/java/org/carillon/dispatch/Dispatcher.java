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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.carillon.dialogue.Claim;
import org.carillon.dialogue.DialogueRunner;
import org.carillon.dialogue.KeptChannel;
import org.carillon.node.BackgroundThreads;
import org.carillon.node.DialogueThreads;
import org.carillon.node.WokenWork;

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
    private static final Duration EVERY = Duration.ofMillis(250);
    /** Sessions claimed in one transaction: enough to share its cost, few enough that the first call does not wait for the last. */
    private static final int MOST_AT_ONCE = 32;
    /** Rates are kept on average: who asks for many calls per second gets a few at a time. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Inject
    private DialogueThreads dialogues;

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

    private volatile boolean stopping;
    private WokenWork work;

    @PostConstruct
    void start() {
        work = new WokenWork(threads, this::dispatchAll).start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        work.close();
    }

    /** Something may have changed: a session was queued, or a channel came free. Returns at once. */
    public void wake() {
        work.wake();
    }

    /** Returns when to look again without being woken. */
    private Duration dispatchAll() {
        try {
            boolean more = true;
            for (int atOnce = 1; more && !stopping && lease.isHeld(); atOnce = Math.min(2 * atOnce, MOST_AT_ONCE)) {
                more = dispatchSome(atOnce);
            }
            return untilNext();
        } catch (RuntimeException e) {
            // the database is away
            LOG.log(Level.WARNING, "nothing was dispatched: {0}", e.getMessage());
            return EVERY;
        }
    }

    /** A rate that lets nothing go now may do so before it is usual to look again. */
    private Duration untilNext() {
        return Stream.of(selector.untilNext(), limits.untilNext())
                .flatMap(Optional::stream)
                .map(wait -> wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait)
                .reduce(EVERY, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Returns whether there may be more to do. */
    private boolean dispatchSome(int atOnce) {
        List<KeptChannel> channels = keepChannels(atOnce);
        if (channels.isEmpty()) {
            return false;
        }
        int begun = 0;
        try {
            Claims.Claimed claimed =
                    claims.claim(channels.stream().map(KeptChannel::server).toList());
            for (Claim claim : claimed.claims()) {
                begin(claim, channels.get(begun++));
            }
            return claimed.more();
        } finally {
            channels.subList(begun, channels.size()).forEach(KeptChannel::close);
        }
    }

    private List<KeptChannel> keepChannels(int most) {
        List<KeptChannel> channels = new ArrayList<>();
        Optional<KeptChannel> channel = selector.keepChannel();
        while (channel.isPresent()) {
            channels.add(channel.get());
            channel = channels.size() < most ? selector.keepChannel() : Optional.empty();
        }
        return channels;
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
}
