package org.carillon.requester;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Accounts as they were within the last second, for what asks about them with every request. What is changed on this node counts at
 * once, what is changed on another within that second. Thread-safe.
 */
@ApplicationScoped
public class RecentRequesters {

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    @Inject
    private Requesters requesters;

    private final Map<String, Known> byKeyHash = new ConcurrentHashMap<>();
    private final Map<String, Known> byId = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Known(Requester requester, long since) {

        boolean isRecent() {
            return System.nanoTime() - since < GOOD_FOR_NANOS;
        }
    }

    /** The active requester whose key this is. */
    public Optional<Requester> byKey(String key) {
        return key == null
                ? Optional.empty()
                : recent(byKeyHash, SecretKey.presented(key).hash(), () -> requesters.byKey(key));
    }

    public Optional<Requester> find(String id) {
        return recent(byId, id, () -> requesters.find(id));
    }

    /** Somebody unknown is looked up every time: nothing that a stranger sends is kept. */
    private Optional<Requester> recent(Map<String, Known> known, String name, Supplier<Optional<Requester>> lookUp) {
        Known earlier = known.get(name);
        if (earlier != null && earlier.isRecent()) {
            return Optional.of(earlier.requester());
        }
        long since = System.nanoTime();
        long before = changes.get();
        Optional<Requester> found = lookUp.get();
        if (known.size() >= MOST) {
            known.clear();
        }
        found.ifPresent(requester -> known.put(name, new Known(requester, since)));
        if (found.isEmpty() || changes.get() != before) {
            known.remove(name);
        }
        return found;
    }

    /** An account has changed. */
    void forget() {
        changes.incrementAndGet();
        byKeyHash.clear();
        byId.clear();
    }
}
