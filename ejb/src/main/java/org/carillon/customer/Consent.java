package org.carillon.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A customer has agreed to be called by one requester, or by anybody. */
@Entity
@Table(name = "consent")
@IdClass(DoNotCallId.class)
public class Consent {

    @Id
    private String address;

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private String evidence;

    protected Consent() {}

    Consent(CustomerAddress address, String requesterId) {
        this.address = address.text();
        this.requesterId = requesterId;
    }

    void given(Instant at, Instant expires, String how) {
        this.givenAt = at;
        this.expiresAt = expires;
        this.evidence = how;
    }

    public String address() {
        return address;
    }

    /** The requester, or {@link DoNotCall#ANYBODY}. */
    public String requesterId() {
        return requesterId;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** Until when it is good; empty for ever. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** How it was given, for people: a form, a recorded call. */
    public String evidence() {
        return evidence;
    }

    boolean covers(String requester, Instant now) {
        boolean forThem = requesterId.equals(DoNotCall.ANYBODY) || requesterId.equals(requester);
        return forThem && !givenAt.isAfter(now) && (expiresAt == null || now.isBefore(expiresAt));
    }
}
