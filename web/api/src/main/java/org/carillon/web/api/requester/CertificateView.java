package org.carillon.web.api.requester;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.requester.RequesterCertificate;

/** A certificate whose S/MIME signatures are a requester's. */
@JsonbPropertyOrder({"fingerprint", "subject", "notAfter", "created"})
public record CertificateView(String fingerprint, String subject, Instant notAfter, Instant created) {

    static CertificateView of(RequesterCertificate certificate) {
        return new CertificateView(
                certificate.fingerprint(), certificate.subject(), certificate.notAfter(), certificate.createdAt());
    }
}
