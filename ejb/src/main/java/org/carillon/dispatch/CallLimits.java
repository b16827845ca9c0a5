package org.carillon.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.dispatch.load.LimitKey;
import org.carillon.dispatch.load.LimitKey.Kind;
import org.carillon.dispatch.load.LoadManagement;
import org.carillon.dispatch.load.LoadState;
import org.carillon.session.HeldBack;
import org.carillon.session.Party;

/**
 * Keeps to the limits of requesters and destinations. This node's calls are counted exactly, those of other nodes as they were up to a
 * second ago; each node takes its part of the rates. Thread-safe.
 */
@ApplicationScoped
public class CallLimits {

    /** So many are worth a look for those that are not needed any more. */
    private static final int MANY_GAUGES = 1_000;

    private CurrentLoad current;
    private LongSupplier nanoClock;

    /** This node's calls, by session. Guarded by this, like all that follows. */
    private final Map<String, Party> live = new HashMap<>();

    private final Map<LimitKey, LimitGauge> gauges = new HashMap<>();
    private LoadState state;

    protected CallLimits() {}

    @Inject
    public CallLimits(CurrentLoad current) {
        this(current, System::nanoTime);
    }

    CallLimits(CurrentLoad current, LongSupplier nanoClock) {
        this.current = current;
        this.nanoClock = nanoClock;
    }

    /** What has to stay in the queue now. */
    public synchronized HeldBack heldBack() {
        long now = follow();
        Map<String, String> requesters = new HashMap<>();
        Map<String, String> destinations = new HashMap<>();
        gauges.forEach((key, gauge) -> fullness(key, gauge, now)
                .ifPresent(why -> (key.kind() == Kind.REQUESTER ? requesters : destinations).put(key.name(), why)));
        return new HeldBack(requesters, destinations);
    }

    private Optional<String> fullness(LimitKey key, LimitGauge gauge, long now) {
        return state.settings()
                .limit(key)
                .flatMap(limit -> gauge.fullness(limit, state, now))
                .map(why -> key + ": " + why);
    }

    /** Lets a call begin; false when a limit is reached. It counts until {@link #ended}. */
    public synchronized boolean begin(String sessionId, String requester, String address) {
        long now = follow();
        Set<LimitKey> keys = state.settings().limitsOn(requester, address);
        if (keys.stream().anyMatch(key -> fullness(key, gauge(key, now), now).isPresent())) {
            return false;
        }
        live.put(sessionId, new Party(requester, address));
        keys.forEach(key -> gauge(key, now).begin());
        return true;
    }

    /** The call is over, or did not begin after all. Idempotent. */
    public synchronized void ended(String sessionId) {
        Party party = live.remove(sessionId);
        if (party != null && state != null) {
            state.settings().limitsOn(party.requesterId(), party.address()).stream()
                    .map(gauges::get)
                    .forEach(gauge -> gauge.count(-1));
        }
    }

    /** How long until a rate lets a call go that has to wait for it now; empty when none has to. */
    public synchronized Optional<Duration> untilNext() {
        long now = follow();
        return gauges.entrySet().stream()
                .flatMap(entry -> state.settings().limit(entry.getKey()).stream()
                        .map(limit -> entry.getValue().nanosUntilNext(limit, state, now)))
                .filter(nanos -> nanos > 0)
                .map(Duration::ofNanos)
                .min(Duration::compareTo);
    }

    /** Goes by what counts now: begins to count what is newly limited, and forgets what is not. Returns the time. */
    private long follow() {
        long now = nanoClock.getAsLong();
        LoadState next = current.state();
        if (state == null || !sameCounts(next)) {
            state = next;
            recount(now);
        }
        state = next;
        if (gauges.size() > MANY_GAUGES) {
            forgetIdle(now);
        }
        return now;
    }

    private boolean sameCounts(LoadState next) {
        return next.load().equals(state.load()) && next.elsewhere().equals(state.elsewhere());
    }

    private void recount(long now) {
        LoadManagement settings = state.settings();
        gauges.values().forEach(LimitGauge::forgetSessions);
        settings.namedLimits().forEach(key -> gauge(key, now));
        Stream.concat(live.values().stream(), state.elsewhere().stream())
                .flatMap(party -> settings.limitsOn(party.requesterId(), party.address()).stream())
                .forEach(key -> gauge(key, now).count(1));
        forgetIdle(now);
    }

    private void forgetIdle(long now) {
        Set<LimitKey> named = state.settings().namedLimits();
        gauges.entrySet().removeIf(entry -> !named.contains(entry.getKey()) && isIdle(entry, now));
    }

    private boolean isIdle(Map.Entry<LimitKey, LimitGauge> entry, long now) {
        return state.settings()
                .limit(entry.getKey())
                .map(limit -> entry.getValue().isIdle(limit, state, now))
                .orElse(true);
    }

    private LimitGauge gauge(LimitKey key, long now) {
        return gauges.computeIfAbsent(key, absent -> new LimitGauge(now));
    }
}
