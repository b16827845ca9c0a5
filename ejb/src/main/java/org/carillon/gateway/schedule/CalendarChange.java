package org.carillon.gateway.schedule;

import org.carillon.calendar.EventSeries;

/**
 * What a calendar wants of the schedule of one event for one customer.
 *
 * @param series the event
 * @param cancels whether all of it does not take place
 * @param cancelsSome whether single occurrences do not
 * @param wanted what the schedule is to be
 */
public record CalendarChange(EventSeries series, boolean cancels, boolean cancelsSome, NewSchedule wanted) {}
