package org.carillon.web.api.schedule;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.carillon.gateway.schedule.Schedule;

/** A schedule as the interface shows it ({@code Schedule} in openapi.yaml). What is not shown in a list is null and left out. */
@JsonbPropertyOrder({"id", "name", "state", "reason", "to", "requester", "source", "uid", "zone", "next"})
public record ScheduleView(
        String id,
        String name,
        String state,
        String reason,
        String to,
        String requester,
        String source,
        String scheduleSource,
        String uid,
        String zone,
        Instant next,
        Instant created,
        Instant changed,
        String calendar,
        List<OccurrenceView> occurrences) {

    /** A line of a list. */
    static ScheduleView line(Schedule schedule) {
        return of(schedule, null, null);
    }

    /** All there is to say. */
    static ScheduleView full(Schedule schedule, List<OccurrenceView> occurrences) {
        return of(schedule, schedule.calendar(), occurrences);
    }

    private static ScheduleView of(Schedule schedule, String calendar, List<OccurrenceView> occurrences) {
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                schedule.state().word(),
                schedule.reason(),
                schedule.address(),
                schedule.requesterId(),
                schedule.source(),
                schedule.sourceId(),
                schedule.uid(),
                schedule.localTimes().zone().getId(),
                schedule.nextAt(),
                schedule.createdAt(),
                schedule.changedAt(),
                calendar,
                occurrences);
    }
}
