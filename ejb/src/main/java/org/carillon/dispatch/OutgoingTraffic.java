package org.carillon.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.carillon.dispatch.load.LoadState;
import org.carillon.dispatch.load.TokenBucket;
import org.carillon.dispatch.selection.ServerLoad;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;

/** This node's traffic to all servers, and the choice of the next one. Not thread-safe. */
final class OutgoingTraffic {

    private final Map<String, ServerTraffic> servers = new HashMap<>();
    private final TokenBucket calls;
    private long turn;
    private long shortestWait;

    OutgoingTraffic(long nanos) {
        calls = TokenBucket.full(nanos);
    }

    /**
     * A server that is picked, and has a channel less.
     *
     * @param server its name
     * @param traffic what is known of it
     * @param turn the number of this pick
     * @param probe whether its call is to see if it can be used again
     */
    record Pick(String server, ServerTraffic traffic, long turn, boolean probe) {}

    ServerTraffic to(String server) {
        return servers.computeIfAbsent(server, first -> new ServerTraffic());
    }

    /**
     * Picks a server and keeps a channel of it.
     *
     * @param statuses all servers
     * @param wanted which names will do
     */
    Optional<Pick> pick(
            List<ServerStatus> statuses,
            Predicate<String> wanted,
            LoadState state,
            RandomGenerator random,
            long nanos) {
        shortestWait = Long.MAX_VALUE;
        List<ServerStatus> usable = usable(statuses, wanted, state, nanos);
        if (!hasRoom(statuses, state) || !lets(nanosUntilNext(state, nanos))) {
            return Optional.empty();
        }
        List<ServerLoad> roomy = withRoom(usable, Availability.AVAILABLE, state);
        if (roomy.isEmpty()) {
            roomy = withRoom(usable, Availability.DEGRADED, state);
        }
        roomy.removeIf(server -> !lets(to(server.name()).nanosUntilNext(state, nanos)));
        return roomy.isEmpty()
                ? Optional.empty()
                : Optional.of(take(state.settings().scheme().pick(roomy, random).name()));
    }

    private List<ServerStatus> usable(
            List<ServerStatus> statuses, Predicate<String> wanted, LoadState state, long nanos) {
        List<ServerStatus> usable = new ArrayList<>(statuses.size());
        for (ServerStatus status : statuses) {
            if (to(status.name()).isUsable(status, state, nanos) && wanted.test(status.name())) {
                usable.add(status);
            }
        }
        return usable;
    }

    private boolean hasRoom(List<ServerStatus> statuses, LoadState state) {
        long capacity = 0;
        long sessions = 0;
        for (ServerStatus status : statuses) {
            capacity += status.capacity();
            sessions += status.inUse() + to(status.name()).reserved();
        }
        return sessions < state.settings().ceilings().overall(capacity);
    }

    private long nanosUntilNext(LoadState state, long nanos) {
        return state.settings()
                .smoothing()
                .overall()
                .map(whole -> calls.nanosUntilNext(state.share(whole), nanos))
                .orElse(0L);
    }

    private boolean lets(long nanosUntilNext) {
        if (nanosUntilNext > 0) {
            shortestWait = Math.min(shortestWait, nanosUntilNext);
        }
        return nanosUntilNext == 0;
    }

    private List<ServerLoad> withRoom(List<ServerStatus> usable, Availability availability, LoadState state) {
        List<ServerLoad> roomy = new ArrayList<>(usable.size());
        for (ServerStatus status : usable) {
            if (status.availability() == availability) {
                to(status.name()).load(status, state).ifPresent(roomy::add);
            }
        }
        return roomy;
    }

    private Pick take(String server) {
        ServerTraffic traffic = to(server);
        calls.take();
        turn++;
        return new Pick(server, traffic, turn, traffic.reserve(turn));
    }

    /** The channel is not needed after all. */
    void giveBack(Pick pick) {
        pick.traffic().giveBack(pick.turn());
        calls.giveBack();
    }

    /** How long a rate kept the last pick from being made; empty when no rate did. */
    Optional<Duration> lastWait() {
        return shortestWait == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(shortestWait));
    }
}
