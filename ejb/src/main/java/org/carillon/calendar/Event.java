package org.carillon.calendar;

import java.time.Instant;
import java.util.List;
import org.carillon.request.RequestedApplication;

/**
 * An event (RFC 5545 section 3.6.1): a whole series, or one occurrence of it that differs.
 *
 * @param uid of its series
 * @param sequence revision, as its organizer counts
 * @param stamp when this revision was written, or null
 * @param recurrenceId which occurrence it is about, or null for the series
 * @param canceled whether it does not take place
 */
final class Event {

    private final Component component;
    private final String uid;
    private final int sequence;
    private final Instant stamp;
    private final EventTime recurrenceId;
    private final boolean canceled;
    private final EventDates dates;

    Event(Component component, Zones zones) throws CalendarException {
        this.component = component;
        this.uid = EventFields.uid(component);
        this.sequence = EventFields.sequence(component);
        this.stamp = EventFields.stamp(component, zones);
        this.recurrenceId = EventFields.recurrenceId(component, zones);
        this.canceled = "CANCELLED".equalsIgnoreCase(component.text("STATUS"));
        this.dates = EventDates.read(component, zones);
    }

    String uid() {
        return uid;
    }

    int sequence() {
        return sequence;
    }

    Instant stamp() {
        return stamp;
    }

    EventTime recurrenceId() {
        return recurrenceId;
    }

    boolean isCanceled() {
        return canceled;
    }

    EventDates dates() {
        return dates;
    }

    /** What it is about, for people; or null. */
    String summary() {
        return component.text("SUMMARY");
    }

    /** What runs when it takes place, or null if it has nothing to say. */
    RequestedApplication application() throws CalendarException {
        return EventApplication.of(component);
    }

    /** The addresses of those who are invited, as URIs. */
    List<String> attendees() {
        return component.all("ATTENDEE").stream()
                .map(attendee -> attendee.value().strip())
                .toList();
    }

    Component component() {
        return component;
    }
}
