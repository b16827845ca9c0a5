package org.carillon.gateway.schedule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.gateway.schedule.ScheduleChange.Kind;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/** What a program can do with schedules. What a method returns from is stored for good. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleService {

    private static final String SOURCE = "rest";

    @Inject
    private ScheduleDesk desk;

    @Inject
    private Schedules schedules;

    @Inject
    private CustomerTimes times;

    @Inject
    private Horizon horizon;

    /**
     * Makes a schedule.
     *
     * @param json its JSON form: {@link ScheduleJson}
     * @param key what makes it recognisable when it comes again, or null
     * @return what was done: created, or outdated when it has come before
     * @throws InvalidRequestException naming every part that is wrong; nothing is stored
     * @throws ConflictingRequestException when another schedule was made with the key; nothing is stored
     */
    public ScheduleChange create(String requesterId, JsonObject json, String key)
            throws InvalidRequestException, ConflictingRequestException {
        ScheduleJson.Read read = ScheduleJson.read(json, key);
        CustomerAddress customer = customer(read.request());
        if (read.series().isLocal() && times.zoneOf(customer).isEmpty()) {
            throw wrong("zone", "is missing, and the zone of " + customer + " is not known");
        }
        NewSchedule wanted = new NewSchedule(
                requesterId,
                SOURCE,
                null,
                customer,
                read.name(),
                read.request(),
                times.of(requesterId, customer),
                read.life());
        ScheduleChange made = desk.put(wanted, read.series());
        if (made.kind() == Kind.OUTDATED && !isTheSame(made.scheduleId(), read)) {
            throw new ConflictingRequestException(key);
        }
        horizon.wake();
        return made;
    }

    private boolean isTheSame(String scheduleId, ScheduleJson.Read read) {
        Schedule known = schedules.find(scheduleId).orElseThrow();
        return known.request().equals(read.request())
                && known.calendar().equals(read.series().text());
    }

    private static CustomerAddress customer(JsonObject request) throws InvalidRequestException {
        try {
            return CustomerAddress.parse(request.get("to") instanceof JsonString to ? to.getString() : null);
        } catch (IllegalArgumentException e) {
            throw wrong("to", e.getMessage());
        }
    }

    private static InvalidRequestException wrong(String field, String detail) {
        return new InvalidRequestException(List.of(new Problem(field, detail)));
    }

    /** Has it rest. Returns whether it was active. */
    public boolean pause(String scheduleId) {
        return desk.pause(scheduleId);
    }

    /** Goes on with it. Returns whether it was paused. */
    public boolean resume(String scheduleId) {
        boolean resumed = desk.resume(scheduleId);
        horizon.wake();
        return resumed;
    }

    /** Forgets it; sessions that have not begun are canceled. */
    public void delete(String scheduleId) {
        desk.delete(scheduleId);
    }
}
