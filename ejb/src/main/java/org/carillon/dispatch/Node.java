package org.carillon.dispatch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A server process that is alive as long as it renews its lease. */
@Entity
@Table(name = "node")
public class Node {

    @Id
    private String id;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected Node() {}

    Node(String id, Instant now) {
        this.id = id;
        this.startedAt = now;
    }

    void leaseUntil(Instant until) {
        this.leaseUntil = until;
    }

    public String id() {
        return id;
    }

    public Instant leaseUntil() {
        return leaseUntil;
    }
}
