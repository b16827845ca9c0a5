package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.carillon.application.Browsers;
import org.carillon.dialogue.KeptChannel;
import org.carillon.dialogue.OtherServers;
import org.carillon.dispatch.OutgoingTraffic.Pick;
import org.carillon.dispatch.load.CoolDown;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.telephony.TelephonyConnectionFactory;

/**
 * Keeps a channel of the server that the operator's scheme picks among those that are up, not drained, not cooling down, below their
 * ceilings and within their rates; one that is degraded only where no other can be used. What is kept counts at once, so that a burst
 * does not herd. Thread-safe.
 */
@ApplicationScoped
public class ServerSelector implements OtherServers {

    private static final Logger LOG = System.getLogger(ServerSelector.class.getName());

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    private CurrentLoad current;
    private LongSupplier nanoClock;
    private Supplier<RandomGenerator> random;
    private Predicate<String> reachesPeople = server -> true;

    /** Guards what follows. */
    private final Object lock = new Object();

    private OutgoingTraffic traffic;
    private Duration wait;

    protected ServerSelector() {}

    @Inject
    public ServerSelector(CurrentLoad current, Browsers browsers) {
        this(null, current, System::nanoTime, ThreadLocalRandom::current);
        this.reachesPeople = server -> !browsers.contains(server);
    }

    ServerSelector(
            TelephonyConnectionFactory telephony,
            CurrentLoad current,
            LongSupplier nanoClock,
            Supplier<RandomGenerator> random) {
        this.telephony = telephony;
        this.current = current;
        this.nanoClock = nanoClock;
        this.random = random;
        this.traffic = new OutgoingTraffic(nanoClock.getAsLong());
    }

    /** Keeps a channel of some server; empty when none can be had now. */
    public Optional<KeptChannel> keepChannel() {
        return keep(reachesPeople);
    }

    /** Keeps a channel of this server; empty when none can be had now. */
    public Optional<KeptChannel> keepChannelOf(String name) {
        return keep(name::equals);
    }

    @Override
    public Optional<KeptChannel> keepChannel(Set<String> tried) {
        return keep(server -> reachesPeople.test(server) && !tried.contains(server));
    }

    private Optional<KeptChannel> keep(Predicate<String> wanted) {
        synchronized (lock) {
            // the servers are asked under the lock: a channel is counted by its server before it stops being counted
            // here
            Optional<Pick> pick =
                    traffic.pick(telephony.servers(), wanted, current.state(), random.get(), nanoClock.getAsLong());
            wait = pick.isPresent() ? null : traffic.lastWait().orElse(null);
            return pick.map(Kept::new);
        }
    }

    /** When a rate, and nothing else, kept the last channel from being had: how long it does so. */
    public Optional<Duration> untilNext() {
        synchronized (lock) {
            return Optional.ofNullable(wait);
        }
    }

    /** Whether a server is left alone for a while, because it refused calls of this node. */
    public boolean isCoolingDown(String server) {
        synchronized (lock) {
            return traffic.to(server).isCoolingDown();
        }
    }

    /** A channel that is kept. */
    private final class Kept implements KeptChannel {

        private final Pick pick;
        private boolean taken;
        private boolean told;
        private boolean closed;

        Kept(Pick pick) {
            this.pick = pick;
        }

        @Override
        public String server() {
            return pick.server();
        }

        @Override
        public void taken() {
            synchronized (lock) {
                if (!taken && !closed) {
                    taken = true;
                    pick.traffic().taken();
                }
            }
        }

        @Override
        public void served() {
            synchronized (lock) {
                if (!told) {
                    told = true;
                    if (pick.traffic().served(pick.probe())) {
                        LOG.log(Level.INFO, "telephony server {0} is used again", pick.server());
                    }
                }
            }
        }

        @Override
        public void refused(String reason) {
            synchronized (lock) {
                Optional<CoolDown> coolDown = current.state().settings().coolDown();
                if (!told && coolDown.isPresent()) {
                    told = true;
                    if (pick.traffic().refused(pick.probe(), coolDown.get(), nanoClock.getAsLong())) {
                        LOG.log(
                                Level.WARNING,
                                "telephony server {0} is left alone for a while: {1}",
                                pick.server(),
                                reason);
                    }
                }
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (closed) {
                    return;
                }
                closed = true;
                if (!told) {
                    pick.traffic().notTried(pick.probe());
                }
                if (!taken) {
                    traffic.giveBack(pick);
                }
            }
        }
    }
}
