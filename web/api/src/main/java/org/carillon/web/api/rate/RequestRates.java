package org.carillon.web.api.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.dispatch.load.CurrentLoad;
import org.carillon.requester.rate.RateLimit;
import org.carillon.requester.rate.RateLimits;

/**
 * Counts the requests of each requester. Each node counts for itself and takes an equal share of the limit, so that all together keep it.
 * What is set is read at most once a second. Thread-safe.
 */
@ApplicationScoped
public class RequestRates {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_WINDOWS = 10_000;

    @Inject
    private RateLimits limits;

    @Inject
    private CurrentLoad load;

    @Inject
    private Clock clock;

    private final Map<String, RateWindow> windows = new ConcurrentHashMap<>();
    private volatile Read read = new Read(Map.of(), Instant.MIN);

    private record Read(Map<String, RateLimit> limits, Instant at) {}

    /**
     * How a request stands to its requester's limit.
     *
     * @param quota requests in a window, on this node
     * @param windowSeconds length of the window
     */
    record Counted(int quota, int windowSeconds, RateWindow.Standing standing) {}

    /** What is set for a requester. */
    Optional<RateLimit> limitOf(String requesterId) {
        Map<String, RateLimit> set = current(clock.instant());
        return Optional.ofNullable(set.getOrDefault(requesterId, set.get(RateLimit.EVERYBODY)));
    }

    /** Counts a request. */
    Counted count(String requesterId, RateLimit limit) {
        Instant now = clock.instant();
        if (windows.size() > MOST_WINDOWS) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        int quota = Math.max(1, limit.requests() / Math.max(1, load.state().nodes()));
        RateWindow window = windows.computeIfAbsent(requesterId, id -> new RateWindow());
        return new Counted(quota, limit.seconds(), window.count(quota, limit.seconds(), now));
    }

    private Map<String, RateLimit> current(Instant now) {
        Read known = read;
        if (now.isBefore(known.at().plus(FRESH))) {
            return known.limits();
        }
        // the next ones go by what is known until this one has read; the database may be slow
        read = new Read(known.limits(), now);
        Map<String, RateLimit> fresh =
                limits.all().stream().collect(Collectors.toMap(RateLimit::requesterId, Function.identity()));
        read = new Read(fresh, now);
        return fresh;
    }
}
