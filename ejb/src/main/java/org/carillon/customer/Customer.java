package org.carillon.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A person who is called, as far as we know them. Changed through methods only. */
@Entity
@Table(name = "customer")
public class Customer {

    @Id
    private String address;

    @Column(name = "time_zone")
    private String timeZone;

    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Customer() {}

    public Customer(CustomerAddress address, Instant now) {
        this.address = address.text();
        this.createdAt = now;
    }

    public String address() {
        return address;
    }

    /** Where the customer lives, if we were told. */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }

    /** The language the customer speaks (BCP 47), if we were told. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    public void speaks(String tag) {
        this.language = tag;
    }

    public void livesIn(ZoneId zone) {
        this.timeZone = zone == null ? null : zone.getId();
    }
}
