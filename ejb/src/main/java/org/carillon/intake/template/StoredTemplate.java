package org.carillon.intake.template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A template as it is kept: its settings as JSON text, and how often they were changed. */
@Entity
@Table(name = "request_template")
@IdClass(TemplateId.class)
public class StoredTemplate {

    @Id
    @Column(name = "requester_id")
    private String requesterId;

    @Id
    private String name;

    @Version
    private long version;

    private String settings;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected StoredTemplate() {}

    StoredTemplate(String requesterId, String name, String settings, Instant now) {
        this.requesterId = requesterId;
        this.name = name;
        this.settings = settings;
        this.createdAt = now;
        this.changedAt = now;
    }

    void become(String changed, Instant now) {
        this.settings = changed;
        this.changedAt = now;
    }

    public String name() {
        return name;
    }

    /** Counts its changes: what tells one edition from another. */
    public long version() {
        return version;
    }

    /** JSON text. */
    public String settings() {
        return settings;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
