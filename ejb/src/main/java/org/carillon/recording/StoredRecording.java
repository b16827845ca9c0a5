package org.carillon.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something that a caller has recorded, without its audio. Never changed. */
@Entity
@Table(name = "recording")
public class StoredRecording {

    private static final int LONGEST_NAME = 200;

    @Id
    private String id;

    @Column(name = "session_id")
    private String sessionId;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private long millis;
    private long bytes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected StoredRecording() {}

    StoredRecording(
            String sessionId,
            String name,
            String mediaType,
            long millis,
            long bytes,
            Instant createdAt,
            Instant expiresAt) {
        this.id = UUID.randomUUID().toString();
        this.sessionId = sessionId;
        this.name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        this.mediaType = mediaType;
        this.millis = millis;
        this.bytes = bytes;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public String id() {
        return id;
    }

    public String sessionId() {
        return sessionId;
    }

    /** Of the form item. */
    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Its length. */
    public long millis() {
        return millis;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it is deleted. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
