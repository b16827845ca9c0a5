package org.carillon.batch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Many requests that came together. */
@Entity
@Table(name = "batch")
public class Batch {

    @Id
    private String id;

    @Column(name = "requester_id")
    private String requesterId;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** How far it has come. */
    public enum State {
        /** Rows are coming, or the upload broke off: it goes on when it is repeated. */
        RECEIVING,
        /** All rows are there. */
        COMPLETE,
        /** Its requester has ended it; no more rows are taken. */
        CANCELED;

        /** The name in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected Batch() {}

    Batch(String requesterId, String idempotencyKey, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.requesterId = requesterId;
        this.idempotencyKey = idempotencyKey;
        this.state = State.RECEIVING;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** All rows are there; changes nothing when it was canceled. */
    void complete(Instant now) {
        if (state == State.RECEIVING) {
            state = State.COMPLETE;
            changedAt = now;
        }
    }

    void cancel(Instant now) {
        if (state != State.CANCELED) {
            state = State.CANCELED;
            changedAt = now;
        }
    }

    public String id() {
        return id;
    }

    public String requesterId() {
        return requesterId;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
