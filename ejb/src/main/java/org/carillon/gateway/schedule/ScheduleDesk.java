package org.carillon.gateway.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.Occurrence;
import org.carillon.customer.CustomerAddress;
import org.carillon.gateway.schedule.ScheduleChange.Kind;
import org.carillon.intake.RequestIntake;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/** Makes and changes schedules. Each method is a transaction or joins the caller's; who calls it wakes the {@link Horizon} after it. */
@Stateless
public class ScheduleDesk {

    /** Occurrences that are looked at to tell whether there are too many. */
    private static final int MOST_A_DAY = 100;

    private static final long DAY_SECONDS = 86_400;

    @Inject
    private Schedules schedules;

    @Inject
    private Withdrawal withdrawal;

    @Inject
    private RequestIntake intake;

    @Inject
    private Clock clock;

    /**
     * Makes a schedule, or changes the one that is there for the event and the customer.
     *
     * @throws InvalidRequestException naming what is wrong; nothing is stored
     */
    public ScheduleChange put(NewSchedule wanted, EventSeries series) throws InvalidRequestException {
        Optional<Schedule> known = schedules.lock(wanted.requesterId(), series.uid(), wanted.customer());
        return known.isPresent() ? update(known.get(), wanted, series) : create(wanted, series);
    }

    private ScheduleChange create(NewSchedule wanted, EventSeries series) throws InvalidRequestException {
        Instant now = clock.instant();
        Schedule schedule = new Schedule(wanted, series, now);
        Optional<Occurrence> next = check(schedule, wanted, series, now);
        if (next.isEmpty()) {
            throw wrong("startsAt", "is past, and nothing recurs after now");
        }
        schedules.add(schedule);
        return change(schedule, Kind.CREATED, next);
    }

    private ScheduleChange update(Schedule schedule, NewSchedule wanted, EventSeries news)
            throws InvalidRequestException {
        Instant now = clock.instant();
        if (!isNews(schedule, news)) {
            return change(schedule, Kind.OUTDATED, Optional.empty());
        }
        EventSeries series = news.isPartial() ? schedule.series().with(news, wanted.times()) : news;
        Optional<Occurrence> next = check(schedule, wanted, series, now);
        Instant from = withdrawal.withdraw(schedule, "the event was changed");
        schedule.takes(wanted, series, now);
        schedule.planAgainFrom(from, now);
        return change(schedule, Kind.UPDATED, next);
    }

    /** What is told of single occurrences is compared with what was told of them. */
    private static boolean isNews(Schedule schedule, EventSeries news) {
        return news.isPartial() || news.revision().isNewerThan(schedule.organizersRevision());
    }

    private Optional<Occurrence> check(Schedule schedule, NewSchedule wanted, EventSeries series, Instant now)
            throws InvalidRequestException {
        List<Occurrence> coming = series.next(now, MOST_A_DAY + 1, wanted.times());
        if (coming.size() > MOST_A_DAY
                && coming.get(MOST_A_DAY).start().getEpochSecond()
                                - coming.get(0).start().getEpochSecond()
                        < DAY_SECONDS) {
            throw wrong("rrule", "means more than " + MOST_A_DAY + " calls a day");
        }
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        Occurrence first = coming.get(0);
        intake.check(OccurrenceRequest.withoutTimes(wanted, first));
        return Optional.of(first);
    }

    private static InvalidRequestException wrong(String field, String detail) {
        return new InvalidRequestException(List.of(new Problem(field, detail)));
    }

    private static ScheduleChange change(Schedule schedule, Kind kind, Optional<Occurrence> next) {
        return new ScheduleChange(
                schedule.id(),
                schedule.uid(),
                schedule.address(),
                kind,
                next.map(Occurrence::start).orElse(schedule.nextAt()));
    }

    /** The whole event does not take place. */
    public ScheduleChange cancel(String requesterId, EventSeries series, CustomerAddress customer) {
        Optional<Schedule> known = schedules.lock(requesterId, series.uid(), customer);
        if (known.isEmpty()) {
            return new ScheduleChange(null, series.uid(), customer.text(), Kind.UNKNOWN, null);
        }
        Schedule schedule = known.get();
        if (schedule.organizersRevision().isNewerThan(series.revision())
                || schedule.state() == ScheduleState.CANCELED) {
            return change(schedule, Kind.OUTDATED, Optional.empty());
        }
        withdrawal.withdraw(schedule, "the event was canceled");
        schedule.canceledBy(series.revision(), clock.instant());
        return change(schedule, Kind.CANCELED, Optional.empty());
    }

    /** Its event is gone from where it came from. */
    public void withdraw(String scheduleId) {
        schedules.lock(scheduleId).ifPresent(schedule -> {
            withdrawal.withdraw(schedule, "the event is gone from its calendar");
            schedule.becomes(ScheduleState.CANCELED, "gone from its calendar", clock.instant());
        });
    }

    /**
     * Has it rest: sessions that have not begun are canceled.
     *
     * @return whether it was active
     */
    public boolean pause(String scheduleId) {
        Optional<Schedule> active = schedules.lock(scheduleId).filter(s -> s.state() == ScheduleState.ACTIVE);
        active.ifPresent(schedule -> {
            withdrawal.withdraw(schedule, "its schedule was paused");
            schedule.becomes(ScheduleState.PAUSED, null, clock.instant());
        });
        return active.isPresent();
    }

    /**
     * Goes on with what comes from now on.
     *
     * @return whether it was paused
     */
    public boolean resume(String scheduleId) {
        Optional<Schedule> paused = schedules.lock(scheduleId).filter(s -> s.state() == ScheduleState.PAUSED);
        paused.ifPresent(schedule -> {
            schedule.becomes(ScheduleState.ACTIVE, null, clock.instant());
            schedule.planAgainFrom(clock.instant(), clock.instant());
        });
        return paused.isPresent();
    }

    /** Forgets it; sessions that have not begun are canceled. */
    public void delete(String scheduleId) {
        schedules.lock(scheduleId).ifPresent(schedule -> {
            withdrawal.withdraw(schedule, "its schedule was deleted");
            schedules.remove(schedule);
        });
    }
}
