package org.carillon.web.api.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.carillon.audit.AuditLog;
import org.carillon.customer.Customer;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerLinks;
import org.carillon.customer.Customers;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.json.JsonFields;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.security.Caller;
import org.carillon.web.api.security.OperatorOnly;

/** What is known of a customer. For operators. */
@Path("customers/{customer}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@OperatorOnly
public class CustomersResource {

    private static final int LONGEST_LANGUAGE = 35;

    @Inject
    private Customers customers;

    @Inject
    private CustomerLinks links;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Context
    private UriInfo uri;

    /** A link and a token by which the customer can say what it wants itself; both stand for the customer until they end. */
    public record LinkView(String link, String token, Instant expires) {}

    @GET
    public CustomerView one(@PathParam("customer") String customer) {
        CustomerAddress address = CustomerPath.address(customer);
        Optional<Customer> known = customers.find(address);
        return CustomerView.of(address, known, customers.zonesOf(address));
    }

    /** Sets zone and language; what is absent is forgotten. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void set(@PathParam("customer") String customer, InputStream body) throws IOException {
        CustomerAddress address = CustomerPath.address(customer);
        JsonFields fields = new JsonFields(JsonBody.read(body));
        ZoneId zone = zone(fields);
        String language = language(fields);
        fields.check();
        customers.livesIn(address, zone);
        customers.speaks(address, language);
        audit.record(caller.id(), "customer.set", address.text(), null, "zone " + zone + ", language " + language);
    }

    private static ZoneId zone(JsonFields fields) {
        String text = fields.text("timeZone");
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            return fields.wrong("timeZone", "is no IANA zone such as Europe/Berlin");
        }
    }

    private static String language(JsonFields fields) {
        String text = fields.text("language");
        try {
            if (text != null && (text.isEmpty() || text.length() > LONGEST_LANGUAGE)) {
                return fields.wrong("language", "is not a language as of BCP 47, such as en or de-CH");
            }
            return text == null
                    ? null
                    : new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return fields.wrong("language", "is not a language as of BCP 47, such as en or de-CH");
        }
    }

    @POST
    @Path("link")
    @Transactional
    public LinkView link(@PathParam("customer") String customer) {
        CustomerAddress address = CustomerPath.address(customer);
        QueryFields query = new QueryFields(uri.getQueryParameters());
        String requester = query.text("requester");
        query.check();
        String about = requester == null ? caller.id() : requester;
        Instant expires = clock.instant().plus(links.life());
        audit.record(caller.id(), "customer.link", address.text() + " about " + about, null, null);
        return new LinkView(
                links.linkFor(address, about).map(URI::toString).orElse(null), links.tokenFor(address, about), expires);
    }
}
