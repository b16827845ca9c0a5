package org.carillon.calendar;

import java.time.Duration;
import java.time.Instant;
import org.carillon.request.RequestedApplication;

/** One time that an event takes place. */
public final class Occurrence {

    private final Instant start;
    private final Duration length;
    private final Event event;

    Occurrence(Instant start, Duration length, Event event) {
        this.start = start;
        this.length = length;
        this.event = event;
    }

    public Instant start() {
        return start;
    }

    /** Nothing if unknown. */
    public Duration length() {
        return length;
    }

    /** What the event asks to be run, or null if it says nothing. */
    public RequestedApplication application() throws CalendarException {
        return event.application();
    }
}
