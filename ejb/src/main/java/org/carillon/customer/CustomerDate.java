package org.carillon.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A date that matters to a customer of one requester, such as the renewal of a contract. */
@Entity
@Table(name = "customer_date")
@IdClass(CustomerDateId.class)
public class CustomerDate {

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Id
    private String address;

    @Id
    private String name;

    @Column(name = "on_date")
    private LocalDate day;

    protected CustomerDate() {}

    CustomerDate(String requesterId, CustomerAddress address, String name, LocalDate on) {
        this.requesterId = requesterId;
        this.address = address.text();
        this.name = name;
        this.day = on;
    }

    public String address() {
        return address;
    }

    public String name() {
        return name;
    }

    public LocalDate on() {
        return day;
    }
}
