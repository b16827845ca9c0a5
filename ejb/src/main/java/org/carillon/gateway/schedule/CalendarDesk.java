package org.carillon.gateway.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.calendar.CalendarException;
import org.carillon.calendar.EventSeries;
import org.carillon.calendar.ICalendar;
import org.carillon.calendar.LocalTimes;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/** Takes calendars (RFC 5546): each event becomes a schedule for each customer, or changes it, or cancels it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CalendarDesk {

    private static final int MOST_CUSTOMERS = 100;

    @Inject
    private CalendarChanges changes;

    @Inject
    private Attendees attendees;

    @Inject
    private CustomerTimes times;

    @Inject
    private Horizon horizon;

    @Inject
    private Clock clock;

    /**
     * Takes all events of a calendar, or none. What it returns from is stored for good.
     *
     * @return what was done, at least one
     * @throws InvalidRequestException naming what is wrong; nothing is stored
     * @throws jakarta.ejb.EJBException when the database is away; nothing is stored, and the sender may try again
     */
    public List<ScheduleChange> take(CalendarRequest request) throws InvalidRequestException {
        ICalendar calendar = read(request.calendar());
        List<CalendarChange> wanted = new ArrayList<>();
        for (EventSeries series : calendar.series()) {
            for (CustomerAddress customer : customersOf(series, request)) {
                wanted.add(change(series, customer, calendar.method(), request));
            }
        }
        List<ScheduleChange> done = changes.make(wanted);
        horizon.wake();
        return done;
    }

    /**
     * Takes one event of a calendar that is read again and again: one that is over makes no schedule.
     *
     * @throws InvalidRequestException naming what is wrong; nothing is stored
     */
    public List<ScheduleChange> takeAhead(EventSeries series, CalendarRequest request) throws InvalidRequestException {
        List<CalendarChange> wanted = new ArrayList<>();
        for (CustomerAddress customer : customersOf(series, request)) {
            LocalTimes local = times.of(request.requesterId(), customer);
            if (series.isCanceled() || !series.next(clock.instant(), 1, local).isEmpty()) {
                wanted.add(change(series, customer, ICalendar.Method.PUBLISH, request));
            }
        }
        List<ScheduleChange> done = changes.make(wanted);
        horizon.wake();
        return done;
    }

    /** Cancels the schedules of a source whose events are gone from it. */
    public void cancelMissing(String sourceId, Set<String> uids) {
        changes.cancelMissing(sourceId, uids);
    }

    private static ICalendar read(String text) throws InvalidRequestException {
        try {
            return ICalendar.read(text);
        } catch (CalendarException e) {
            throw wrong(e.getMessage());
        }
    }

    private Set<CustomerAddress> customersOf(EventSeries series, CalendarRequest request)
            throws InvalidRequestException {
        Set<CustomerAddress> customers =
                request.customers().isEmpty() ? attendees.customers(series.attendees()) : request.customers();
        if (customers.isEmpty() || customers.size() > MOST_CUSTOMERS) {
            throw wrong("the event " + series.uid() + " must have 1 to " + MOST_CUSTOMERS
                    + " ATTENDEE to call, such as mailto:+15550100@ and a domain of ours");
        }
        return customers;
    }

    private CalendarChange change(
            EventSeries series, CustomerAddress customer, ICalendar.Method method, CalendarRequest request)
            throws InvalidRequestException {
        boolean cancels = method == ICalendar.Method.CANCEL && !series.isPartial() || series.isCanceled();
        if (!cancels && series.isLocal() && times.zoneOf(customer).isEmpty()) {
            throw wrong("the event " + series.uid() + " has times without a zone, and the zone of " + customer
                    + " is not known: give a TZID");
        }
        LocalTimes local = times.of(request.requesterId(), customer);
        NewSchedule wanted = new NewSchedule(
                request.requesterId(),
                request.source(),
                request.sourceId(),
                customer,
                series.summary(),
                json(request, customer),
                local,
                null);
        return new CalendarChange(series, cancels, method == ICalendar.Method.CANCEL, wanted);
    }

    private static JsonObject json(CalendarRequest request, CustomerAddress customer) {
        JsonObjectBuilder json = Json.createObjectBuilder(request.options()).add("to", customer.text());
        if (request.application() != null) {
            json.add("application", ApplicationJson.of(request.application()));
        }
        return json.build();
    }

    private static InvalidRequestException wrong(String detail) {
        return new InvalidRequestException(List.of(new Problem("calendar", detail)));
    }
}
