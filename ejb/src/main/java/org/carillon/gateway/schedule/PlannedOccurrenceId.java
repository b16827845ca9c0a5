package org.carillon.gateway.schedule;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The identity of a {@link PlannedOccurrence}. */
public class PlannedOccurrenceId implements Serializable {

    private String scheduleId;
    private Instant startsAt;

    protected PlannedOccurrenceId() {}

    public PlannedOccurrenceId(String scheduleId, Instant startsAt) {
        this.scheduleId = scheduleId;
        this.startsAt = startsAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlannedOccurrenceId id
                && scheduleId.equals(id.scheduleId)
                && startsAt.equals(id.startsAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheduleId, startsAt);
    }
}
