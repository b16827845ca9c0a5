package org.carillon.node;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was found out within the last second, for what is asked with every request. What is changed in the database on this node counts at
 * once, provided that {@link #forget} is called after its commit; what is changed elsewhere within that second. Thread-safe.
 *
 * @param <V> what was found out
 */
public final class Recent<V> {

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    private final Map<String, Known<V>> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Known<V>(V value, long since) {

        boolean isRecent() {
            return System.nanoTime() - since < GOOD_FOR_NANOS;
        }
    }

    /** Reads it. */
    @FunctionalInterface
    public interface LookUp<V, E extends Exception> {

        Optional<V> get() throws E;
    }

    /** @param lookUp when it finds nothing, nothing is kept, so that strangers cannot fill this */
    public <E extends Exception> Optional<V> of(String name, LookUp<V, E> lookUp) throws E {
        Known<V> earlier = known.get(name);
        if (earlier != null && earlier.isRecent()) {
            return Optional.of(earlier.value());
        }
        long since = System.nanoTime();
        long before = changes.get();
        Optional<V> found = lookUp.get();
        if (known.size() >= MOST) {
            known.clear();
        }
        found.ifPresent(value -> known.put(name, new Known<>(value, since)));
        if (found.isEmpty() || changes.get() != before) {
            known.remove(name);
        }
        return found;
    }

    /** Something has changed. */
    public void forget() {
        changes.incrementAndGet();
        known.clear();
    }
}
