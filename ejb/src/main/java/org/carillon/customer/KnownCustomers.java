package org.carillon.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of customers that are stored for good, as far as this node remembers: customers are never removed. Thread-safe. */
@ApplicationScoped
public class KnownCustomers {

    private static final int MOST = 50_000;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * Customers that a transaction has found or stored.
     *
     * @param addresses of them
     */
    record Met(Set<String> addresses) {}

    boolean isKnown(String address) {
        return known.contains(address);
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Met met) {
        if (known.size() + met.addresses().size() > MOST) {
            known.clear();
        }
        known.addAll(met.addresses());
    }
}
