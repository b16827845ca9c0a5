package org.carillon.gateway.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.Occurrence;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.request.InvalidRequestException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has the coming occurrences of schedules become sessions. A session, the row that says so, and how far the schedule is planned are
 * written in one transaction that holds the schedule's lock: so each occurrence becomes one, whichever nodes are at it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SchedulePlanner {

    private static final int MOST_AT_ONCE = 100;
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

    @Inject
    private Schedules schedules;

    @Inject
    private RequestIntake intake;

    @Inject
    @ConfigProperty(name = "carillon.schedule.horizon-hours", defaultValue = "24")
    private long horizonHours;

    @Inject
    private Clock clock;

    /** Identities of schedules with occurrences to plan. */
    public List<String> due(int limit) {
        return schedules.due(clock.instant(), limit);
    }

    /**
     * Plans some of the occurrences of one schedule; nothing when another node is at it.
     *
     * @return the sessions, for the caller to announce
     */
    public List<Acceptance> plan(String scheduleId) {
        return schedules.lockDue(scheduleId, clock.instant()).map(this::plan).orElse(List.of());
    }

    private List<Acceptance> plan(Schedule schedule) {
        Instant now = clock.instant();
        EventSeries series = schedule.series();
        Duration horizon = Duration.ofHours(horizonHours);
        Instant until = now.plus(horizon);
        List<Occurrence> coming = until.isAfter(schedule.plannedUntil())
                ? series.between(schedule.plannedUntil(), until, schedule.localTimes())
                : List.of();
        if (coming.size() > MOST_AT_ONCE) {
            coming = coming.subList(0, MOST_AT_ONCE);
            until = coming.get(MOST_AT_ONCE - 1).start().plus(1, ChronoUnit.MICROS);
        }
        List<Acceptance> sessions = new ArrayList<>();
        for (Occurrence occurrence : coming) {
            plan(schedule, occurrence, now).ifPresent(sessions::add);
        }
        Instant planned = until.isAfter(schedule.plannedUntil()) ? until : schedule.plannedUntil();
        Optional<Instant> next = series.next(planned, 1, schedule.localTimes()).stream()
                .map(Occurrence::start)
                .findFirst();
        schedule.planned(planned, next.orElse(null), next.orElse(now).minus(horizon), now);
        return sessions;
    }

    private Optional<Acceptance> plan(Schedule schedule, Occurrence occurrence, Instant now) {
        if (schedules.isPlanned(schedule.id(), occurrence.start())) {
            return Optional.empty();
        }
        OccurrenceRequest wanted = new OccurrenceRequest(schedule, occurrence);
        Acceptance session = null;
        String problem = null;
        if (!wanted.expires().isAfter(now)) {
            problem = "missed: its time was over before it could be asked for";
        } else {
            try {
                session = intake.acceptWithin(List.of(wanted.request())).get(0);
            } catch (InvalidRequestException e) {
                problem = e.getMessage();
            } catch (ConflictingRequestException e) {
                throw new IllegalStateException("two requests for one occurrence of schedule " + schedule.id(), e);
            }
        }
        schedules.add(new PlannedOccurrence(
                schedule.id(), occurrence.start(), session == null ? null : session.sessionId(), problem));
        return Optional.ofNullable(session);
    }

    /** A schedule that could not be planned is left alone for a while. */
    public void postpone(String scheduleId, String why) {
        schedules
                .lock(scheduleId)
                .ifPresent(schedule -> schedule.troubled(why, clock.instant().plus(AFTER_TROUBLE)));
    }
}
