package org.carillon.gateway.source;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;

/** Where requests are taken from for a requester, and how often. Changed through methods only. */
@Entity
@Table(name = "schedule_source")
public class ScheduleSource {

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "requester_id")
    private String requesterId;

    @Enumerated(EnumType.STRING)
    private SourceKind kind;

    private String settings;

    @Column(name = "every_seconds")
    private long everySeconds;

    private boolean enabled;

    @Column(name = "content_digest")
    private String contentDigest;

    @Column(name = "next_run_at")
    private Instant nextRunAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected ScheduleSource() {}

    ScheduleSource(String id, Instant now) {
        this.id = id;
        this.createdAt = now;
    }

    /** @param settings valid for the kind: {@link SourceSettings} */
    void becomes(
            String requester, SourceKind ofKind, JsonObject settings, Duration every, boolean isEnabled, Instant now) {
        this.requesterId = requester;
        this.kind = ofKind;
        this.settings = settings.toString();
        this.everySeconds = every.toSeconds();
        this.enabled = isEnabled;
        this.contentDigest = null;
        this.nextRunAt = now;
        this.changedAt = now;
    }

    /** It is read now, and then again after its time. */
    void runs(Instant now) {
        this.nextRunAt = now.plusSeconds(everySeconds);
    }

    void runSoon(Instant now) {
        this.nextRunAt = now;
        this.contentDigest = null;
    }

    /** All of what has this digest was taken without an error: it need not be looked at again. */
    void hasTaken(String digest) {
        this.contentDigest = digest;
    }

    public String id() {
        return id;
    }

    public String requesterId() {
        return requesterId;
    }

    public SourceKind kind() {
        return kind;
    }

    public JsonObject settings() {
        try (JsonReader reader = Json.createReader(new StringReader(settings))) {
            return reader.readObject();
        }
    }

    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Of the file that was taken last without an error, or null. */
    String contentDigest() {
        return contentDigest;
    }

    public Instant nextRunAt() {
        return nextRunAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
