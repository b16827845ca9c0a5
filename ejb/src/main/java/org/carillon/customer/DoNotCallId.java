package org.carillon.customer;

import java.io.Serializable;
import java.util.Objects;

/** The identity of a {@link DoNotCall}. */
public class DoNotCallId implements Serializable {

    private String address;
    private String requesterId;

    protected DoNotCallId() {}

    public DoNotCallId(String address, String requesterId) {
        this.address = address;
        this.requesterId = requesterId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoNotCallId id && address.equals(id.address) && requesterId.equals(id.requesterId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, requesterId);
    }
}
