package org.carillon.requester;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A secret that a requester makes digests with: it has to be known here, too, so it is kept encrypted. */
@Entity
@Table(name = "requester_digest_secret")
public class DigestSecret {

    @Id
    private String id;

    @Column(name = "requester_id")
    private String requesterId;

    private String sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected DigestSecret() {}

    DigestSecret(String requesterId, String sealed, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.requesterId = requesterId;
        this.sealed = sealed;
        this.createdAt = now;
    }

    String sealed() {
        return sealed;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
