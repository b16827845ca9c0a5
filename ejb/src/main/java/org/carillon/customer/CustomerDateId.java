package org.carillon.customer;

import java.io.Serializable;
import java.util.Objects;

/** The identity of a {@link CustomerDate}. */
public class CustomerDateId implements Serializable {

    private String requesterId;
    private String address;
    private String name;

    protected CustomerDateId() {}

    public CustomerDateId(String requesterId, String address, String name) {
        this.requesterId = requesterId;
        this.address = address;
        this.name = name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerDateId id
                && requesterId.equals(id.requesterId)
                && address.equals(id.address)
                && name.equals(id.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requesterId, address, name);
    }
}
