package org.carillon.requester;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** The certificates that the operator has registered for requesters. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class RequesterCertificates {

    /** Certificates of one requester. */
    public static final int MOST = 10;

    private static final int LONGEST_PEM = 8_000;
    private static final int LONGEST_SUBJECT = 500;
    private static final int FEWEST_BITS = 2048;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** A certificate that cannot be registered. The message is for the one who does it; nothing was stored. */
    public static class UnacceptableCertificateException extends Exception {

        UnacceptableCertificateException(String message) {
            super(message);
        }
    }

    /**
     * Registers a certificate.
     *
     * @param pem one certificate as of RFC 7468; hostile
     */
    public RequesterCertificate register(String requesterId, String pem) throws UnacceptableCertificateException {
        X509Certificate certificate = parse(pem);
        check(certificate);
        String fingerprint = fingerprint(certificate);
        if (entities.find(RequesterCertificate.class, fingerprint) != null) {
            throw new UnacceptableCertificateException("is registered already");
        }
        if (allOf(requesterId).size() >= MOST) {
            throw new UnacceptableCertificateException("would be one too many: a requester has at most " + MOST);
        }
        String subject = certificate.getSubjectX500Principal().getName();
        RequesterCertificate registered = new RequesterCertificate(
                fingerprint,
                requesterId,
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                pem.strip(),
                certificate.getNotAfter().toInstant(),
                clock.instant());
        entities.persist(registered);
        return registered;
    }

    private void check(X509Certificate certificate) throws UnacceptableCertificateException {
        if (certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
            throw new UnacceptableCertificateException("has expired");
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new UnacceptableCertificateException("has a key of fewer than " + FEWEST_BITS + " bits");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw new UnacceptableCertificateException("is not for signatures");
        }
    }

    /** Everything that is registered for this requester, the oldest first. */
    public List<RequesterCertificate> allOf(String requesterId) {
        return entities.createQuery(
                        "select c from RequesterCertificate c where c.requesterId = :id order by c.createdAt, c.fingerprint",
                        RequesterCertificate.class)
                .setParameter("id", requesterId)
                .getResultList();
    }

    /** The certificates themselves. */
    public List<X509Certificate> of(String requesterId) {
        return allOf(requesterId).stream().map(RequesterCertificates::stored).toList();
    }

    /** Forgets a certificate. Returns whether there was such one of this requester. */
    public boolean remove(String requesterId, String fingerprint) {
        RequesterCertificate found = entities.find(RequesterCertificate.class, fingerprint);
        if (found == null || !found.requesterId().equals(requesterId)) {
            return false;
        }
        entities.remove(found);
        return true;
    }

    private static X509Certificate stored(RequesterCertificate registered) {
        try {
            return parse(registered.pem());
        } catch (UnacceptableCertificateException e) {
            throw new IllegalStateException("the stored certificate " + registered.fingerprint() + " is damaged", e);
        }
    }

    private static X509Certificate parse(String pem) throws UnacceptableCertificateException {
        if (pem.length() > LONGEST_PEM) {
            throw new UnacceptableCertificateException("has more than " + LONGEST_PEM + " characters");
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new UnacceptableCertificateException("is no X.509 certificate in PEM form");
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
