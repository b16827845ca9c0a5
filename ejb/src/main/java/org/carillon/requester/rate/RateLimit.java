package org.carillon.requester.rate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How often a requester may call the REST interface; set by the operator. */
@Entity
@Table(name = "rate_limit")
public class RateLimit {

    /** In the place of an id: for all who have no limit of their own. */
    public static final String EVERYBODY = "*";

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    private int requests;
    private int seconds;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected RateLimit() {}

    RateLimit(String requesterId) {
        this.requesterId = requesterId;
    }

    void become(int newRequests, int newSeconds, String by, Instant now) {
        this.requests = newRequests;
        this.seconds = newSeconds;
        this.changedBy = by;
        this.changedAt = now;
    }

    public String requesterId() {
        return requesterId;
    }

    /** So many. */
    public int requests() {
        return requests;
    }

    /** Within so long. */
    public int seconds() {
        return seconds;
    }

    /** For people and the audit log. */
    @Override
    public String toString() {
        return requests + " in " + seconds + " s";
    }
}
