package org.carillon.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a transaction has read at once for many rows, and then need not read for each. It also knows for whom there is nothing, which
 * the persistence context does not. Forgotten with the transaction. Outside of one
 * nothing is known.
 */
@ApplicationScoped
public class ReadAhead {

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /**
     * Keeps what was read.
     *
     * @param keys all that were looked for
     * @param found what there is
     * @param keyOf which key it belongs to
     */
    public <K, V> void put(Class<V> type, Collection<K> keys, Collection<V> found, Function<V, K> keyOf) {
        Map<Object, List<V>> kept = kept(type);
        keys.forEach(key -> kept.put(key, new ArrayList<>()));
        found.forEach(value -> kept.get(keyOf.apply(value)).add(value));
        transaction.putResource(type, kept);
    }

    /** Adds what the transaction itself brings; nothing happens when nobody has looked for the key. */
    public <V> void add(Class<V> type, Object key, V value) {
        of(type, key).ifPresent(values -> values.add(value));
    }

    /** What was read for the key; empty when nobody has looked. */
    public <V> Optional<List<V>> of(Class<V> type, Object key) {
        return Optional.ofNullable(kept(type).get(key));
    }

    @SuppressWarnings("unchecked") // put under this type by put alone
    private <V> Map<Object, List<V>> kept(Class<V> type) {
        Object kept = transaction.getTransactionKey() == null ? null : transaction.getResource(type);
        return kept == null ? new HashMap<>() : (Map<Object, List<V>>) kept;
    }
}
