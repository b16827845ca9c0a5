package org.carillon.gateway.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.calendar.CalendarException;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.ICalendar;
import org.carillon.customer.CustomerAddress;
import org.carillon.gateway.schedule.CalendarDesk;
import org.carillon.gateway.schedule.CalendarRequest;
import org.carillon.gateway.schedule.ScheduleChange;
import org.carillon.gateway.schedule.ScheduleChange.Kind;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.RequestId.Source;

/** Has the events of a calendar become schedules, and those that are gone from it end. */
@ApplicationScoped
public class CalendarFeed {

    @Inject
    private CalendarDesk desk;

    void take(ScheduleSource source, SourceSettings settings, String text, SourceTally tally) throws SourceException {
        CalendarRequest request = new CalendarRequest(
                source.requesterId(),
                Source.SCHEDULE.word(),
                source.id(),
                text,
                customers(settings),
                null,
                settings.request());
        Set<String> uids = new HashSet<>();
        for (EventSeries series : read(text)) {
            uids.add(series.uid());
            take(series, request, tally);
        }
        desk.cancelMissing(source.id(), uids);
    }

    private static List<EventSeries> read(String text) throws SourceException {
        try {
            return ICalendar.read(text).series();
        } catch (CalendarException e) {
            throw new SourceException(e.getMessage(), e);
        }
    }

    private static Set<CustomerAddress> customers(SourceSettings settings) {
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        for (JsonValue each : settings.list("to")) {
            customers.add(CustomerAddress.parse(((JsonString) each).getString()));
        }
        return customers;
    }

    private void take(EventSeries series, CalendarRequest request, SourceTally tally) {
        tally.saw();
        try {
            for (ScheduleChange change : desk.takeAhead(series, request)) {
                if (change.kind() == Kind.OUTDATED || change.kind() == Kind.UNKNOWN) {
                    tally.repeat();
                } else {
                    tally.accept();
                }
            }
        } catch (InvalidRequestException e) {
            tally.refuse(series.uid(), e);
        }
    }
}
