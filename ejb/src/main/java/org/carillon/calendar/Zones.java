package org.carillon.calendar;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The time zones that the events of one calendar name. A name that everybody knows means what everybody knows; only for others the
 * calendar's own definition is asked.
 */
final class Zones {

    private final Map<String, Component> defined = new HashMap<>();
    private final Map<String, WallClock> known = new HashMap<>();

    Zones(Component calendar) {
        for (Component zone : calendar.components("VTIMEZONE")) {
            zone.first("TZID").ifPresent(name -> defined.put(name.value(), zone));
        }
    }

    /** The calendar's definition of the zone, when times can't be told without it. */
    Optional<Component> definition(String name) {
        return ZoneNames.find(name).isPresent() ? Optional.empty() : Optional.ofNullable(defined.get(name));
    }

    WallClock named(String name) throws CalendarException {
        WallClock clock = known.get(name);
        if (clock == null) {
            clock = find(name);
            known.put(name, clock);
        }
        return clock;
    }

    private WallClock find(String name) throws CalendarException {
        Optional<ZoneId> zone = ZoneNames.find(name);
        if (zone.isPresent()) {
            return WallClock.in(zone.get());
        }
        Component definition = defined.get(name);
        if (definition == null) {
            String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
            throw new CalendarException("the time zone " + shown + " is not known, and not defined in the calendar");
        }
        return new DefinedZone(definition);
    }
}
