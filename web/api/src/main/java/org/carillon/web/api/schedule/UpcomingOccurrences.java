package org.carillon.web.api.schedule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.gateway.schedule.PlannedOccurrence;
import org.carillon.gateway.schedule.Schedule;
import org.carillon.gateway.schedule.ScheduleState;
import org.carillon.gateway.schedule.Schedules;

/** The occurrences of a schedule around now: those of the last day, and the next ones. */
@RequestScoped
public class UpcomingOccurrences {

    private static final Duration BACK = Duration.ofDays(1);
    private static final int MOST_PLANNED = 50;
    private static final int NEXT = 10;

    @Inject
    private Schedules schedules;

    @Inject
    private Clock clock;

    List<OccurrenceView> of(Schedule schedule) {
        Instant now = clock.instant();
        Map<Instant, OccurrenceView> occurrences = new TreeMap<>();
        if (schedule.state() == ScheduleState.ACTIVE || schedule.state() == ScheduleState.PAUSED) {
            schedule.series()
                    .next(now, NEXT, schedule.localTimes())
                    .forEach(next -> occurrences.put(next.start(), new OccurrenceView(next.start(), null, null)));
        }
        for (PlannedOccurrence planned : schedules.plannedFrom(schedule.id(), now.minus(BACK), MOST_PLANNED)) {
            occurrences.put(
                    planned.startsAt(), new OccurrenceView(planned.startsAt(), planned.sessionId(), planned.problem()));
        }
        return List.copyOf(occurrences.values());
    }
}
