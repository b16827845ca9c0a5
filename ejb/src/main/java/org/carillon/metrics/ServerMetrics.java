package org.carillon.metrics;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.carillon.dispatch.Telephony;
import org.carillon.telephony.ServerStatus;
import org.carillon.telephony.ServerStatus.Availability;
import org.carillon.telephony.TelephonyConnectionFactory;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Gauges of each telephony server, with its name as the tag {@code server}: there from its first state on, read at the moment they
 * are asked for. Thread-safe.
 */
@ApplicationScoped
public class ServerMetrics {

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    @Inject
    private MetricRegistry registry;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void onChange(@ObservesAsync ServerStatus status) {
        if (known.add(status.name())) {
            register(status.name());
        }
    }

    private void register(String server) {
        for (Availability availability : Availability.values()) {
            String word = availability.name().toLowerCase(Locale.ROOT);
            gauge(
                    "carillon_server_" + word,
                    "1 while the server is " + word,
                    server,
                    status -> status.availability() == availability ? 1 : 0);
        }
        gauge("carillon_server_capacity", "channels the server has", server, ServerStatus::capacity);
        gauge("carillon_server_in_use", "channels taken", server, ServerStatus::inUse);
        gauge(
                "carillon_server_set_ups_per_second",
                "calls placed, over the last minute",
                server,
                status -> status.statistics().setUpsPerSecond());
        gauge(
                "carillon_server_failures_per_minute",
                "calls refused before ringing, over the last minute",
                server,
                status -> status.statistics().failuresPerMinute());
        gauge(
                "carillon_server_answer_seizure_ratio",
                "answered calls by placed calls, of the latest",
                server,
                status -> status.statistics().answerSeizureRatio());
        gauge(
                "carillon_server_round_trip_seconds",
                "of the last probe that was answered",
                server,
                status -> status.statistics().roundTrip().toNanos() / 1e9);
    }

    private void gauge(String name, String description, String server, ToDoubleFunction<ServerStatus> value) {
        Metadata metadata =
                Metadata.builder().withName(name).withDescription(description).build();
        registry.gauge(metadata, () -> read(server, value), new Tag("server", server));
    }

    /** NaN when there is no such server any more: the adapter is stopping. */
    private double read(String server, ToDoubleFunction<ServerStatus> value) {
        return telephony.servers().stream()
                .filter(status -> status.name().equals(server))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
