package org.carillon.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.carillon.outcome.SessionEnded;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the sessions that this node has ended, by their final state. */
@ApplicationScoped
public class SessionMetrics {

    private static final Metadata ENDED = Metadata.builder()
            .withName("carillon_sessions_ended")
            .withDescription("sessions that this node has brought to their final state")
            .build();

    @Inject
    private MetricRegistry registry;

    void onEnd(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded ended) {
        registry.counter(ENDED, new Tag("state", ended.session().state().word()))
                .inc();
    }
}
