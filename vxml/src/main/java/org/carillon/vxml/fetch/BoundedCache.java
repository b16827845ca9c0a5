package org.carillon.vxml.fetch;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A cache of bounded weight; what was least recently used goes first. Thread-safe. */
public final class BoundedCache<K, V> {

    /** What an entry weighs besides its content, roughly. */
    private static final long ENTRY = 512;

    private final long maxWeight;
    private final ToLongFunction<V> weigher;
    private final Map<K, V> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    /**
     * @param maxWeight in bytes, of all entries together
     * @param weigher bytes of a value, roughly; always the same for the same value
     */
    public BoundedCache(long maxWeight, ToLongFunction<V> weigher) {
        this.maxWeight = maxWeight;
        this.weigher = weigher;
    }

    /** The value, or null. */
    public synchronized V get(K key) {
        return entries.get(key);
    }

    public synchronized void put(K key, V value) {
        remove(key);
        entries.put(key, value);
        weight += weigh(value);
        Iterator<V> eldest = entries.values().iterator();
        while (weight > maxWeight && eldest.hasNext()) {
            weight -= weigh(eldest.next());
            eldest.remove();
        }
    }

    public synchronized void remove(K key) {
        V old = entries.remove(key);
        weight -= old == null ? 0 : weigh(old);
    }

    private long weigh(V value) {
        return ENTRY + weigher.applyAsLong(value);
    }
}
