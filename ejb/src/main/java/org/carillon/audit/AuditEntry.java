package org.carillon.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who has changed what, and when. Never changed, never deleted. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
    @SequenceGenerator(name = "audit_entry_seq", sequenceName = "audit_entry_seq", allocationSize = 500)
    private Long id;

    private Instant at;
    private String actor;
    private String action;
    private String subject;

    @Column(name = "before_value")
    private String before;

    @Column(name = "after_value")
    private String after;

    protected AuditEntry() {}

    AuditEntry(Instant at, String actor, String action, String subject, String before, String after) {
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.before = before;
        this.after = after;
    }

    public Long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** The requester whose key was used. */
    public String actor() {
        return actor;
    }

    /** What was done: {@code load-management.set}, {@code server.drain} ... */
    public String action() {
        return action;
    }

    /** To what. */
    public String subject() {
        return subject;
    }

    /** JSON or a word; null when there was nothing. */
    public String before() {
        return before;
    }

    /** JSON or a word; null when there is nothing any more. */
    public String after() {
        return after;
    }
}
