package org.carillon.web.api.source;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.gateway.source.ScheduleSource;

/**
 * A schedule source.
 *
 * @param settings for operators; a URL or a query may be a secret
 */
@JsonbPropertyOrder({"id", "requester", "kind", "everyMinutes", "enabled", "nextRun", "settings"})
public record ScheduleSourceView(
        String id,
        String requester,
        String kind,
        long everyMinutes,
        boolean enabled,
        Instant nextRun,
        Instant created,
        Instant changed,
        JsonObject settings) {

    static ScheduleSourceView of(ScheduleSource source, boolean forOperator) {
        return new ScheduleSourceView(
                source.id(),
                source.requesterId(),
                source.kind().word(),
                source.every().toMinutes(),
                source.isEnabled(),
                source.isEnabled() ? source.nextRunAt() : null,
                source.createdAt(),
                source.changedAt(),
                forOperator ? source.settings() : null);
    }
}
