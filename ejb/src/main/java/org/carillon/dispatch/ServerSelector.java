package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.carillon.dispatch.load.CoolDown;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.TokenBucket;
import org.carillon.dispatch.selection.ServerLoad;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;
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

    /** Guards all that follows. */
    private final Object lock = new Object();

    private final Map<String, ServerTraffic> traffic = new HashMap<>();
    private TokenBucket overall;
    private long turn;
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
        this.overall = TokenBucket.full(nanoClock.getAsLong());
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
            return new Choice(current.state(), nanoClock.getAsLong()).make(wanted);
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
            return traffic.containsKey(server) && traffic.get(server).isCoolingDown();
        }
    }

    /** One choice of a server. */
    private final class Choice {

        private final LoadState state;
        private final long now;
        private long shortest = Long.MAX_VALUE;

        Choice(LoadState state, long now) {
            this.state = state;
            this.now = now;
        }

        Optional<KeptChannel> make(Predicate<String> wanted) {
            // read under the lock: a channel is counted by its server before it stops being counted here
            List<ServerStatus> servers = telephony.servers();
            List<ServerStatus> usable = usable(servers, wanted);
            Optional<KeptChannel> kept = hasRoom(servers) && overallRateLets() ? pick(usable) : Optional.empty();
            wait = kept.isPresent() || shortest == Long.MAX_VALUE ? null : Duration.ofNanos(shortest);
            return kept;
        }

        private List<ServerStatus> usable(List<ServerStatus> servers, Predicate<String> wanted) {
            List<ServerStatus> usable = new ArrayList<>(servers.size());
            for (ServerStatus server : servers) {
                if (trafficOf(server).isUsable(server, state, now) && wanted.test(server.name())) {
                    usable.add(server);
                }
            }
            return usable;
        }

        private boolean hasRoom(List<ServerStatus> servers) {
            long capacity = 0;
            long sessions = 0;
            for (ServerStatus server : servers) {
                capacity += server.capacity();
                sessions += server.inUse() + trafficOf(server).reserved();
            }
            return sessions < state.settings().ceilings().overall(capacity);
        }

        private boolean overallRateLets() {
            return lets(state.settings()
                    .smoothing()
                    .overall()
                    .map(whole -> overall.nanosUntilNext(state.share(whole), now))
                    .orElse(0L));
        }

        private boolean lets(long nanosUntilNext) {
            if (nanosUntilNext > 0) {
                shortest = Math.min(shortest, nanosUntilNext);
            }
            return nanosUntilNext == 0;
        }

        private Optional<KeptChannel> pick(List<ServerStatus> usable) {
            List<ServerLoad> roomy = withRoom(usable, Availability.AVAILABLE);
            if (roomy.isEmpty()) {
                roomy = withRoom(usable, Availability.DEGRADED);
            }
            roomy.removeIf(server -> !lets(traffic.get(server.name()).nanosUntilNext(state, now)));
            return roomy.isEmpty()
                    ? Optional.empty()
                    : Optional.of(keep(state.settings().scheme().pick(roomy, random.get())));
        }

        private List<ServerLoad> withRoom(List<ServerStatus> usable, Availability availability) {
            List<ServerLoad> roomy = new ArrayList<>(usable.size());
            for (ServerStatus server : usable) {
                if (server.availability() == availability) {
                    trafficOf(server).load(server, state).ifPresent(roomy::add);
                }
            }
            return roomy;
        }

        private KeptChannel keep(ServerLoad picked) {
            ServerTraffic known = traffic.get(picked.name());
            overall.take();
            return new Kept(picked.name(), known, ++turn, known.reserve(turn));
        }
    }

    private ServerTraffic trafficOf(ServerStatus server) {
        return traffic.computeIfAbsent(server.name(), first -> new ServerTraffic());
    }

    /** A channel that is kept. */
    private final class Kept implements KeptChannel {

        private final String server;
        private final ServerTraffic known;
        private final long turnTaken;
        private final boolean probe;
        private boolean taken;
        private boolean told;
        private boolean closed;

        Kept(String server, ServerTraffic known, long turnTaken, boolean probe) {
            this.server = server;
            this.known = known;
            this.turnTaken = turnTaken;
            this.probe = probe;
        }

        @Override
        public String server() {
            return server;
        }

        @Override
        public void taken() {
            synchronized (lock) {
                if (!taken && !closed) {
                    taken = true;
                    known.taken();
                }
            }
        }

        @Override
        public void served() {
            synchronized (lock) {
                if (!told) {
                    told = true;
                    if (known.served(probe)) {
                        LOG.log(Level.INFO, "telephony server {0} is used again", server);
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
                    if (known.refused(probe, coolDown.get(), nanoClock.getAsLong())) {
                        LOG.log(Level.WARNING, "telephony server {0} is left alone for a while: {1}", server, reason);
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
                    known.notTried(probe);
                }
                if (!taken) {
                    known.giveBack(turnTaken);
                    overall.giveBack();
                }
            }
        }
    }
}
