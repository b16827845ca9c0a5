package org.carillon.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a calendar program sent: a method (RFC 5546) and the events that it is about. Immutable. */
public final class ICalendar {

    private static final int MOST_SERIES = 2_000;

    private final Method method;
    private final List<EventSeries> series;

    /** What is to be done with the events. */
    public enum Method {
        /** They are there; nobody is asked. */
        PUBLISH,
        /** They are new, or have changed. */
        REQUEST,
        /** They do not take place. */
        CANCEL
    }

    private ICalendar(Method method, List<EventSeries> series) {
        this.method = method;
        this.series = List.copyOf(series);
    }

    /**
     * Reads a calendar.
     *
     * @throws CalendarException with the reason for people when it is none, or one that we can do nothing with
     */
    public static ICalendar read(String text) throws CalendarException {
        List<Component> calendars = ComponentReader.read(text);
        if (calendars.size() != 1) {
            throw new CalendarException("it must be one calendar, not " + calendars.size());
        }
        return read(calendars.get(0));
    }

    private static ICalendar read(Component calendar) throws CalendarException {
        Method method = method(calendar.text("METHOD"));
        String scale = calendar.text("CALSCALE");
        if (scale != null && !scale.strip().equalsIgnoreCase("GREGORIAN")) {
            throw new CalendarException("only the Gregorian calendar is supported");
        }
        Zones zones = new Zones(calendar);
        Map<String, List<Event>> events = new LinkedHashMap<>();
        for (Component component : calendar.components("VEVENT")) {
            Event event = new Event(component, zones);
            if (event.dates().start() == null && method != Method.CANCEL && !event.isCanceled()) {
                throw new CalendarException("the event " + event.uid() + " has no DTSTART");
            }
            events.computeIfAbsent(event.uid(), uid -> new ArrayList<>()).add(event);
        }
        if (events.isEmpty() || events.size() > MOST_SERIES) {
            throw new CalendarException("the calendar must have 1 to " + MOST_SERIES + " events");
        }
        List<EventSeries> series = new ArrayList<>();
        for (List<Event> each : events.values()) {
            EventSeries one = series(each, zones);
            series.add(method == Method.CANCEL ? one.canceled(zones) : one);
        }
        return new ICalendar(method, series);
    }

    private static Method method(String text) throws CalendarException {
        if (text == null) {
            return Method.PUBLISH;
        }
        for (Method method : Method.values()) {
            if (method.name().equalsIgnoreCase(text.strip())) {
                return method;
            }
        }
        throw new CalendarException("METHOD:" + (text.length() > 20 ? text.substring(0, 20) : text)
                + " asks for nothing that can be done here: send REQUEST, PUBLISH or CANCEL");
    }

    private static EventSeries series(List<Event> events, Zones zones) throws CalendarException {
        Event master = null;
        List<Event> overrides = new ArrayList<>();
        Set<Component> definitions = new LinkedHashSet<>();
        for (Event event : events) {
            if (event.recurrenceId() != null) {
                overrides.add(event);
            } else if (master == null || Revision.of(event).isNewerThan(Revision.of(master))) {
                master = event;
            }
            zonesOf(event.component(), zones, definitions);
        }
        return new EventSeries(master, overrides, List.copyOf(definitions));
    }

    private static void zonesOf(Component event, Zones zones, Set<Component> definitions) {
        for (String property : List.of("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID")) {
            for (Property time : event.all(property)) {
                String zone = time.parameter("TZID");
                if (zone != null) {
                    zones.definition(zone).ifPresent(definitions::add);
                }
            }
        }
    }

    public Method method() {
        return method;
    }

    /** The events, at least one. */
    public List<EventSeries> series() {
        return series;
    }
}
