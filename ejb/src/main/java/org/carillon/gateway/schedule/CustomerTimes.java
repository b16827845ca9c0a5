package org.carillon.gateway.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.LocalTimes;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerProfile;
import org.carillon.customer.CustomerProfiles;
import org.carillon.customer.Customers;

/** What times without a zone mean to a customer. */
@ApplicationScoped
public class CustomerTimes {

    /** When a customer is called for a whole day, if nobody has said. */
    static final LocalTime USUAL = LocalTime.of(9, 0);

    @Inject
    private Customers customers;

    @Inject
    private CustomerProfiles profiles;

    /** The customer's zone; empty when it is not known, or the number allows several. */
    public Optional<ZoneId> zoneOf(CustomerAddress customer) {
        List<ZoneId> zones = customers.zonesOf(customer);
        return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
    }

    /** When the requester's customer likes to be called; empty when nobody has said. */
    public Optional<LocalTime> preferredTime(String requesterId, CustomerAddress customer) {
        return profiles.find(requesterId, customer).flatMap(CustomerProfile::preferredTime);
    }

    /**
     * By the customer's zone, or UTC where it is not known.
     *
     * @see #zoneOf
     */
    LocalTimes of(String requesterId, CustomerAddress customer) {
        return new LocalTimes(
                zoneOf(customer).orElse(ZoneOffset.UTC),
                preferredTime(requesterId, customer).orElse(USUAL));
    }
}
