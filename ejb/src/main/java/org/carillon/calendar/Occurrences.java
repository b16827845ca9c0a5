package org.carillon.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Works out when an event takes place (RFC 5545 section 3.8.5): the rules and dates, without those left out, with those moved. */
final class Occurrences {

    /** No offset of a zone is larger: local times of an instant lie within this of UTC. */
    private static final Duration LARGEST_OFFSET = Duration.ofHours(19);

    private static final int SOON_DAYS = 35;
    private static final int YEAR_DAYS = 400;
    private static final int MOST_YEARS = 12;

    private final Event master;
    private final List<Event> overrides;
    private final LocalTimes times;
    private final Set<Instant> without = new HashSet<>();
    private final Set<LocalDate> daysWithout = new HashSet<>();

    Occurrences(Event master, List<Event> overrides, LocalTimes times) {
        this.master = master;
        this.overrides = overrides;
        this.times = times;
        overrides.forEach(event -> leaveOut(event.recurrenceId()));
        if (master != null) {
            master.dates().without().forEach(this::leaveOut);
        }
    }

    private void leaveOut(EventTime time) {
        if (time.isDate()) {
            daysWithout.add(time.local().toLocalDate());
        } else {
            without.add(inZoneOfStart(time).at(times));
        }
    }

    /** Some programs leave the zone out where the start has one. */
    private EventTime inZoneOfStart(EventTime time) {
        EventTime start = master == null ? null : master.dates().start();
        return time.clock() == null && !time.isDate() && start != null ? start.with(time.local()) : time;
    }

    /** Those of the given time, in order, no instant twice. */
    List<Occurrence> between(Instant from, Instant to) {
        TreeMap<Instant, Occurrence> found = new TreeMap<>();
        if (master != null && !master.isCanceled() && master.dates().start() != null) {
            Duration length = master.dates().duration(times);
            for (Instant start : starts(master.dates(), from, to)) {
                found.put(start, new Occurrence(start, length, master));
            }
        }
        for (Event event : overrides) {
            if (!event.isCanceled() && event.dates().start() != null) {
                Instant start = event.dates().start().at(times);
                found.put(start, new Occurrence(start, event.dates().duration(times), event));
            }
        }
        return List.copyOf(found.subMap(from, true, to, false).values());
    }

    /** The next of them, at most so many, looking some years ahead. */
    List<Occurrence> next(Instant from, int limit) {
        List<Occurrence> next = new ArrayList<>();
        Instant begin = from;
        Instant last = from.plus(Duration.ofDays((long) YEAR_DAYS * MOST_YEARS));
        Duration step = Duration.ofDays(SOON_DAYS);
        while (next.size() < limit && begin.isBefore(last)) {
            Instant end = begin.plus(step);
            next.addAll(between(begin, end));
            begin = end;
            step = Duration.ofDays(YEAR_DAYS);
        }
        return next.size() > limit ? next.subList(0, limit) : next;
    }

    private Set<Instant> starts(EventDates dates, Instant from, Instant to) {
        Set<Instant> starts = new HashSet<>();
        add(dates.start(), starts);
        dates.more().forEach(time -> add(inZoneOfStart(time), starts));
        for (RecurrenceRule rule : dates.rules()) {
            if (rule.countsHours()) {
                addElapsed(dates.start(), rule, from, to, starts);
            } else {
                addLocal(dates.start(), rule, from, to, starts);
            }
        }
        return starts;
    }

    private void add(EventTime time, Set<Instant> starts) {
        Instant start = time.at(times);
        if (!without.contains(start) && !daysWithout.contains(time.local().toLocalDate())) {
            starts.add(start);
        }
    }

    private void addLocal(EventTime start, RecurrenceRule rule, Instant from, Instant to, Set<Instant> starts) {
        LocalDateTime earliest = utc(from.minus(LARGEST_OFFSET));
        LocalDateTime latest = utc(to.plus(LARGEST_OFFSET));
        for (LocalDateTime local : rule.between(start.local(), earliest, latest)) {
            EventTime time = start.with(local);
            if (!endsBefore(rule.until(), time)) {
                add(time, starts);
            }
        }
    }

    /** Hours go on while the clocks are changed. */
    private void addElapsed(EventTime start, RecurrenceRule rule, Instant from, Instant to, Set<Instant> starts) {
        for (LocalDateTime local : rule.between(utc(start.at(times)), utc(from), utc(to))) {
            Instant instant = local.toInstant(ZoneOffset.UTC);
            if (!without.contains(instant) && (rule.until() == null || !instant.isAfter(lastOf(rule.until(), start)))) {
                starts.add(instant);
            }
        }
    }

    private boolean endsBefore(EventTime until, EventTime time) {
        if (until == null) {
            return false;
        }
        if (until.isUtc()) {
            return time.at(times).isAfter(until.at(times));
        }
        return until.isDate()
                ? time.local().toLocalDate().isAfter(until.local().toLocalDate())
                : time.local().isAfter(until.local());
    }

    /** The last instant that the end of a rule allows, told by the clock of the event. */
    private Instant lastOf(EventTime until, EventTime start) {
        if (until.isUtc()) {
            return until.at(times);
        }
        LocalDateTime local = until.isDate() ? until.local().plusDays(1).minusSeconds(1) : until.local();
        return start.with(local).at(times);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
