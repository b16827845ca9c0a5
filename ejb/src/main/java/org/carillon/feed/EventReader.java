package org.carillon.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far somebody has come who hands events on. */
@Entity
@Table(name = "event_reader")
public class EventReader {

    @Id
    private String name;

    @Column(name = "reached")
    private long position;

    private String holder;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected EventReader() {}

    boolean isFreeFor(String node, Instant now) {
        return holder == null || holder.equals(node) || leaseUntil.isBefore(now);
    }

    void heldBy(String node, Instant until) {
        this.holder = node;
        this.leaseUntil = until;
    }

    boolean isHeldBy(String node) {
        return node.equals(holder);
    }

    void reached(long place) {
        this.position = place;
    }

    long position() {
        return position;
    }
}
