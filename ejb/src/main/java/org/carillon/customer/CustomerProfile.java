package org.carillon.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** What one requester has told us of a customer. Changed through methods only. */
@Entity
@Table(name = "customer_profile")
@IdClass(CustomerProfileId.class)
public class CustomerProfile {

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Id
    private String address;

    @Column(name = "preferred_hour")
    private Integer preferredHour;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected CustomerProfile() {}

    CustomerProfile(String requesterId, CustomerAddress address) {
        this.requesterId = requesterId;
        this.address = address.text();
    }

    /** When the customer likes to be called, if we were told. */
    public Optional<LocalTime> preferredTime() {
        return Optional.ofNullable(preferredHour).map(hour -> LocalTime.of(hour, 0));
    }

    /** @param hour 0 to 23, or null for no preference */
    void likesCallsAt(Integer hour, Instant now) {
        this.preferredHour = hour;
        this.changedAt = now;
    }
}
