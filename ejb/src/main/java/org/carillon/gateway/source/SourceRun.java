package org.carillon.gateway.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One reading of a schedule source, and what came of it. */
@Entity
@Table(name = "schedule_source_run")
public class SourceRun {

    static final String RUNNING = "running";
    static final String COMPLETED = "completed";
    static final String UNCHANGED = "unchanged";
    static final String FAILED = "failed";
    static final String INTERRUPTED = "interrupted";

    private static final int LONGEST_PROBLEM = 1_000;

    @Id
    private String id;

    @Column(name = "source_id")
    private String sourceId;

    @Column(name = "node_id")
    private String nodeId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private String state;
    private int seen;
    private int accepted;
    private int repeated;
    private int refused;
    private String problem;
    private String errors;

    protected SourceRun() {}

    SourceRun(String sourceId, String nodeId, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.sourceId = sourceId;
        this.nodeId = nodeId;
        this.startedAt = now;
        this.state = RUNNING;
    }

    void ends(SourceTally tally, Instant now) {
        this.state = tally.state();
        this.endedAt = now;
        this.seen = tally.seen();
        this.accepted = tally.accepted();
        this.repeated = tally.repeated();
        this.refused = tally.refused();
        this.problem = tally.problem() == null || tally.problem().length() <= LONGEST_PROBLEM
                ? tally.problem()
                : tally.problem().substring(0, LONGEST_PROBLEM);
        this.errors = tally.errorsAsJson();
    }

    /** Its node has died, or takes too long. */
    void interrupted(Instant now) {
        this.state = INTERRUPTED;
        this.endedAt = now;
    }

    public String id() {
        return id;
    }

    String sourceId() {
        return sourceId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while it runs. */
    public Instant endedAt() {
        return endedAt;
    }

    /** running, completed, unchanged, failed or interrupted. */
    public String state() {
        return state;
    }

    public int seen() {
        return seen;
    }

    public int accepted() {
        return accepted;
    }

    public int repeated() {
        return repeated;
    }

    public int refused() {
        return refused;
    }

    /** Why it failed, or was not complete; or null. */
    public String problem() {
        return problem;
    }

    /** The first errors of rows: a JSON array of objects with key, field and detail; or null. */
    public String errors() {
        return errors;
    }
}
