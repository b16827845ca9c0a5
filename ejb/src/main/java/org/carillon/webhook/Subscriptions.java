package org.carillon.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who wants to know what, kept in memory for the many events that happen: whoever asks holds a connection to the database already, and
 * must not wait for another. A webhook that was made at another node counts here a second later. Thread-safe.
 */
@ApplicationScoped
public class Subscriptions {

    @Inject
    private Webhooks webhooks;

    private volatile Known known;

    private record Known(String version, Map<String, List<Webhook>> byRequester) {}

    /** The active webhooks of the requester. */
    public List<Webhook> of(String requesterId) {
        return known().getOrDefault(requesterId, List.of());
    }

    /** Whether nobody has any webhook. */
    public boolean isEmpty() {
        return known().isEmpty();
    }

    private Map<String, List<Webhook>> known() {
        if (known == null) {
            refresh();
        }
        return known.byRequester();
    }

    /** Reads what has changed. */
    public synchronized void refresh() {
        String version = webhooks.version();
        if (known == null || !known.version().equals(version)) {
            known = new Known(version, webhooks.active().stream().collect(Collectors.groupingBy(Webhook::requesterId)));
        }
    }
}
