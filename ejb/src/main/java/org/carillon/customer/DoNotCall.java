package org.carillon.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A customer's wish not to be called by one requester, or by anybody. */
@Entity
@Table(name = "do_not_call")
@IdClass(DoNotCallId.class)
public class DoNotCall {

    /** Instead of a requester's id: from nobody. */
    public static final String ANYBODY = "*";

    @Id
    private String address;

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    private Instant since;
    private String reason;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected DoNotCall() {}

    public DoNotCall(String address, String requesterId) {
        this.address = address;
        this.requesterId = requesterId;
    }

    void wanted(Instant at, Instant expires, String why) {
        this.since = at;
        this.expiresAt = expires;
        this.reason = why;
    }

    public String address() {
        return address;
    }

    /** The requester, or {@link #ANYBODY}. */
    public String requesterId() {
        return requesterId;
    }

    public Instant since() {
        return since;
    }

    public String reason() {
        return reason;
    }

    /** Until when it holds; empty for ever. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    boolean holds(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
