package org.carillon.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.request.RequestedApplication;

/** An event with all that is known of it: the series, and those of its occurrences that differ. Immutable. */
public final class EventSeries {

    private static final Set<String> KEPT = Set.of(
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "STATUS",
            "SUMMARY",
            "DESCRIPTION",
            "ATTACH");

    private final Event master;
    private final List<Event> overrides;
    private final List<Component> zones;

    /**
     * @param master or null, when only single occurrences are known
     * @param zones that the calendar defines, and that others would not know
     */
    EventSeries(Event master, List<Event> overrides, List<Component> zones) {
        this.master = master;
        this.overrides = List.copyOf(overrides);
        this.zones = List.copyOf(zones);
    }

    /** Reads what {@link #text()} has written. */
    public static EventSeries parse(String text) throws CalendarException {
        return ICalendar.read(text).series().get(0);
    }

    public String uid() {
        return newest().uid();
    }

    private Event newest() {
        return master == null ? overrides.get(0) : master;
    }

    /** Whether it is about single occurrences only. */
    public boolean isPartial() {
        return master == null;
    }

    /** Whether when it takes place depends on where the customer is. */
    public boolean isLocal() {
        return Stream.concat(Stream.ofNullable(master), overrides.stream())
                .flatMap(event -> Stream.of(event.dates().start(), event.recurrenceId()))
                .anyMatch(time -> time != null && time.clock() == null);
    }

    /** Which version of it this is. */
    public Revision revision() {
        return Revision.of(newest());
    }

    /** Whether it says of itself that it does not take place. */
    public boolean isCanceled() {
        return master != null && master.isCanceled();
    }

    /** What it is about, for people; or null. */
    public String summary() {
        return newest().summary();
    }

    /** The addresses of those who are invited, as URIs. */
    public List<String> attendees() {
        List<String> all = new ArrayList<>(master == null ? List.of() : master.attendees());
        overrides.forEach(event -> all.addAll(event.attendees()));
        return all.stream().distinct().toList();
    }

    /** What the series asks to be run, or null if it says nothing. */
    public Optional<RequestedApplication> application() throws CalendarException {
        return Optional.ofNullable(newest().application());
    }

    /** This, with what was told later of single occurrences; of what is told twice the newer one counts. */
    public EventSeries with(EventSeries later, LocalTimes times) {
        List<Event> all = new ArrayList<>(overrides);
        for (Event event : later.overrides) {
            Instant id = event.recurrenceId().at(times);
            Optional<Event> known = all.stream()
                    .filter(one -> one.recurrenceId().at(times).equals(id))
                    .findFirst();
            if (known.isPresent() && Revision.of(known.get()).isNewerThan(Revision.of(event))) {
                continue;
            }
            known.ifPresent(all::remove);
            all.add(event);
        }
        List<Component> allZones = new ArrayList<>(zones);
        allZones.addAll(later.zones);
        return new EventSeries(master, all, allZones);
    }

    /** The single occurrences of this, as ones that do not take place. */
    EventSeries canceled(Zones known) throws CalendarException {
        List<Event> none = new ArrayList<>();
        for (Event event : overrides) {
            Component component = event.component().only(KEPT_OF_CANCELED);
            component.add(Property.of("STATUS", "CANCELLED"));
            none.add(new Event(component, known));
        }
        return new EventSeries(master, none, zones);
    }

    private static final Set<String> KEPT_OF_CANCELED = Set.of("UID", "DTSTAMP", "SEQUENCE", "RECURRENCE-ID");

    /** When it takes place, from one instant (included) to another (excluded), in order, no instant twice. */
    public List<Occurrence> between(Instant from, Instant to, LocalTimes times) {
        return new Occurrences(master, overrides, times).between(from, to);
    }

    /** When it takes place next, at most that often. */
    public List<Occurrence> next(Instant from, int limit, LocalTimes times) {
        return new Occurrences(master, overrides, times).next(from, limit);
    }

    /** A calendar with all that matters of it, to be kept. */
    public String text() {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Carillon//EN\r\n");
        zones.stream().distinct().forEach(zone -> zone.write(text));
        if (master != null) {
            master.component().only(KEPT).write(text);
        }
        overrides.forEach(event -> event.component().only(KEPT).write(text));
        return text.append("END:VCALENDAR\r\n").toString();
    }
}
