package org.carillon.session;

import java.util.Map;
import java.util.Optional;

/**
 * What in the queue waits because somebody's limit is reached, while others go ahead. Immutable.
 *
 * @param requesters ids of those whose limit is reached, and why
 * @param destinations beginnings of addresses whose limit is reached, and why
 */
public record HeldBack(Map<String, String> requesters, Map<String, String> destinations) {

    /** Nothing. */
    public static final HeldBack NOTHING = new HeldBack(Map.of(), Map.of());

    public HeldBack {
        requesters = Map.copyOf(requesters);
        destinations = Map.copyOf(destinations);
    }

    public boolean isNothing() {
        return requesters.isEmpty() && destinations.isEmpty();
    }

    /** Why a session of this requester with this customer has to wait; empty when it does not. */
    public Optional<String> reason(String requester, String address) {
        return Optional.ofNullable(requesters.get(requester)).or(() -> destinations.entrySet().stream()
                .filter(limited -> address.startsWith(limited.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
    }
}
