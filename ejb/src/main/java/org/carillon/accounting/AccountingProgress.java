package org.carillon.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far something has come along the positions. */
@Entity
@Table(name = "accounting_progress")
public class AccountingProgress {

    /** Positions given out. */
    static final String NUMBERED = "numbered";

    /** Records sent on the operator's queue. */
    static final String QUEUE = "queue";

    @Id
    private String name;

    private long position;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected AccountingProgress() {}

    long position() {
        return position;
    }

    void reached(long place) {
        position = place;
    }

    boolean isFree(Instant now) {
        return !leaseUntil.isAfter(now);
    }

    /** Whoever holds it has it to itself until then. */
    void leaseUntil(Instant then) {
        leaseUntil = then;
    }
}
