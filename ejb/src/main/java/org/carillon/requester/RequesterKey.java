package org.carillon.requester;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key of a requester: only its hash is kept. */
@Entity
@Table(name = "requester_key")
public class RequesterKey {

    @Id
    private String id;

    @ManyToOne
    @JoinColumn(name = "requester_id")
    private Requester requester;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected RequesterKey() {}

    RequesterKey(Requester requester, String keyHash, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.requester = requester;
        this.keyHash = keyHash;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    public Requester requester() {
        return requester;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
