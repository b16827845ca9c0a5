package org.carillon.requester;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A certificate whose signatures are a requester's (S/MIME). Never changed. */
@Entity
@Table(name = "requester_certificate")
public class RequesterCertificate {

    @Id
    private String fingerprint;

    @Column(name = "requester_id")
    private String requesterId;

    private String subject;
    private String pem;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RequesterCertificate() {}

    RequesterCertificate(
            String fingerprint, String requesterId, String subject, String pem, Instant notAfter, Instant createdAt) {
        this.fingerprint = fingerprint;
        this.requesterId = requesterId;
        this.subject = subject;
        this.pem = pem;
        this.notAfter = notAfter;
        this.createdAt = createdAt;
    }

    /** SHA-256 of its DER form, lower-case hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    public String requesterId() {
        return requesterId;
    }

    public String subject() {
        return subject;
    }

    String pem() {
        return pem;
    }

    public Instant notAfter() {
        return notAfter;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
