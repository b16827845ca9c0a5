package org.carillon.customer;

import java.io.Serializable;
import java.util.Objects;

/** The identity of a {@link CustomerProfile}. */
public class CustomerProfileId implements Serializable {

    private String requesterId;
    private String address;

    protected CustomerProfileId() {}

    public CustomerProfileId(String requesterId, String address) {
        this.requesterId = requesterId;
        this.address = address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerProfileId id
                && requesterId.equals(id.requesterId)
                && address.equals(id.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requesterId, address);
    }
}
