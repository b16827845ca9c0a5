package org.carillon.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.carillon.gateway.source.SourceRead;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the readings of schedule sources by this node, and what came of their rows. */
@ApplicationScoped
public class SourceMetrics {

    private static final Metadata RUNS = Metadata.builder()
            .withName("carillon_schedule_source_runs")
            .withDescription("readings of the schedule source, by how they ended")
            .build();

    private static final Metadata ROWS = Metadata.builder()
            .withName("carillon_schedule_source_rows")
            .withDescription("rows of the schedule source, by what came of them")
            .build();

    @Inject
    private MetricRegistry registry;

    void onRead(@Observes SourceRead read) {
        registry.counter(RUNS, new Tag("source", read.source()), new Tag("state", read.state()))
                .inc();
        rows(read, "accepted", read.accepted());
        rows(read, "repeated", read.repeated());
        rows(read, "refused", read.refused());
    }

    private void rows(SourceRead read, String result, int count) {
        registry.counter(ROWS, new Tag("source", read.source()), new Tag("result", result))
                .inc(count);
    }
}
