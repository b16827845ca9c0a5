package org.carillon.web.api.customer;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.customer.Customer;
import org.carillon.customer.CustomerAddress;

/**
 * What is known of a customer.
 *
 * @param zones those in which it may live: the one we were told, else all that the number allows
 */
@JsonbPropertyOrder({"customer", "timeZone", "language", "country", "zones"})
public record CustomerView(String customer, String timeZone, String language, String country, List<String> zones) {

    static CustomerView of(CustomerAddress address, Optional<Customer> known, List<ZoneId> zones) {
        return new CustomerView(
                address.text(),
                known.flatMap(Customer::timeZone).map(ZoneId::getId).orElse(null),
                known.flatMap(Customer::language).orElse(null),
                address.plan().country().orElse(null),
                zones.stream().map(ZoneId::getId).toList());
    }
}
