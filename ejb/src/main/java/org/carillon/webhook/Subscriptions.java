package org.carillon.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who wants to know what, for the many events that happen: read from the database once a second at most, so that a webhook that was made
 * at another node counts here a second later. Thread-safe.
 */
@ApplicationScoped
public class Subscriptions {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    @Inject
    private Webhooks webhooks;

    @Inject
    private Clock clock;

    private volatile Known known = new Known(Map.of(), "", Instant.EPOCH);

    private record Known(Map<String, List<Webhook>> byRequester, String version, Instant until) {}

    /** The active webhooks of the requester. */
    public List<Webhook> of(String requesterId) {
        Known current = known;
        if (clock.instant().isAfter(current.until())) {
            current = refreshed();
        }
        return current.byRequester().getOrDefault(requesterId, List.of());
    }

    /** The next question is answered from the database. */
    public void forget() {
        known = new Known(Map.of(), "", Instant.EPOCH);
    }

    private synchronized Known refreshed() {
        Instant now = clock.instant();
        if (now.isAfter(known.until())) {
            String version = webhooks.version();
            Map<String, List<Webhook>> byRequester = version.equals(known.version())
                    ? known.byRequester()
                    : webhooks.active().stream().collect(Collectors.groupingBy(Webhook::requesterId));
            known = new Known(byRequester, version, now.plus(GOOD_FOR));
        }
        return known;
    }
}
