package org.carillon.web.api.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerProfile;
import org.carillon.customer.CustomerProfiles;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.security.Caller;

/** What the calling requester tells of its customers: dates by name, and the hour at which they like to be called. */
@Path("customers/{customer}/profile")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CustomerProfileResource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MOST_DATES = 50;

    @Inject
    private CustomerProfiles profiles;

    @Inject
    private Caller caller;

    @GET
    public CustomerProfileView read(@PathParam("customer") String customer) {
        CustomerAddress address = address(customer);
        CustomerProfile profile =
                profiles.find(caller.id(), address).orElseThrow(() -> ProblemException.notFound("customer of yours"));
        Map<String, String> dates = new LinkedHashMap<>();
        profiles.datesOf(caller.id(), address)
                .forEach(date -> dates.put(date.name(), date.on().toString()));
        return new CustomerProfileView(
                address.text(), profile.preferredTime().map(LocalTime::getHour).orElse(null), dates);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void set(@PathParam("customer") String customer, InputStream body) throws IOException {
        CustomerAddress address = address(customer);
        JsonFields fields = new JsonFields(JsonBody.read(body));
        Integer hour = fields.number("preferredHour", 0, 23);
        Map<String, LocalDate> dates = dates(fields);
        fields.check();
        profiles.set(caller.id(), address, hour, dates);
    }

    @DELETE
    public void remove(@PathParam("customer") String customer) {
        if (!profiles.remove(caller.id(), address(customer))) {
            throw ProblemException.notFound("customer of yours");
        }
    }

    private static Map<String, LocalDate> dates(JsonFields fields) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        JsonObject given = fields.object("dates");
        if (given == null) {
            return dates;
        }
        if (given.size() > MOST_DATES) {
            fields.wrong("dates", "are more than " + MOST_DATES);
            return dates;
        }
        for (Map.Entry<String, JsonValue> date : given.entrySet()) {
            LocalDate day = day(date.getValue());
            if (!NAME.matcher(date.getKey()).matches() || day == null) {
                fields.wrong("dates", "must be days such as 2026-12-01, by names of 1 to 64 letters, digits, _ . -");
                return dates;
            }
            dates.put(date.getKey(), day);
        }
        return dates;
    }

    private static LocalDate day(JsonValue value) {
        try {
            LocalDate day = value instanceof JsonString text ? LocalDate.parse(text.getString()) : null;
            return day != null && day.getYear() >= 1900 && day.getYear() <= 2500 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static CustomerAddress address(String customer) {
        try {
            return CustomerAddress.parse(customer);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("customer", e.getMessage());
        }
    }
}
