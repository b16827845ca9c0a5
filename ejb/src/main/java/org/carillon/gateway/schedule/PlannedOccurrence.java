package org.carillon.gateway.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** An occurrence of a schedule that a session was asked for: each is there once. */
@Entity
@Table(name = "schedule_occurrence")
@IdClass(PlannedOccurrenceId.class)
public class PlannedOccurrence {

    private static final int LONGEST_PROBLEM = 1_000;

    @Id
    @Column(name = "schedule_id")
    private String scheduleId;

    @Id
    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "session_id")
    private String sessionId;

    private String problem;

    protected PlannedOccurrence() {}

    /** @param problem why there is no session, or null when there is one */
    PlannedOccurrence(String scheduleId, Instant startsAt, String sessionId, String problem) {
        this.scheduleId = scheduleId;
        this.startsAt = startsAt;
        this.sessionId = sessionId;
        this.problem = problem == null || problem.length() <= LONGEST_PROBLEM
                ? problem
                : problem.substring(0, LONGEST_PROBLEM);
    }

    public Instant startsAt() {
        return startsAt;
    }

    /** Its session, or null when there could be none. */
    public String sessionId() {
        return sessionId;
    }

    /** Why there is no session, or null. */
    public String problem() {
        return problem;
    }
}
