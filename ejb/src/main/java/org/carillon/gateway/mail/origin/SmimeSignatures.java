package org.carillon.gateway.mail.origin;

import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.carillon.policy.Proof;

/**
 * Whether a mail was signed with a registered certificate. It is the registration that is trusted, no authority: who signs with
 * another certificate, whoever issued it, is unknown here. Thread-safe.
 */
final class SmimeSignatures {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final int MOST_SIGNERS = 5;

    /** As long as a relay tries to deliver a mail (RFC 5321 section 4.5.4.1). */
    private static final Duration OLDEST = Duration.ofDays(5);

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private final Clock clock;

    SmimeSignatures(Clock clock) {
        this.clock = clock;
    }

    void check(SmimeMail mail, List<X509Certificate> registered, Evidence evidence) {
        if (mail.signatures().isEmpty()) {
            evidence.lacks(Proof.SMIME_SIGNED, "the mail is not signed");
            return;
        }
        evidence.lacks(Proof.SMIME_SIGNED, "not signed with a registered certificate");
        for (CMSSignedData data : mail.signatures()) {
            data.getSignerInfos().getSigners().stream()
                    .limit(MOST_SIGNERS)
                    .forEach(signer -> registered.forEach(certificate -> check(signer, certificate, evidence)));
        }
    }

    private void check(SignerInformation signer, X509Certificate certificate, Evidence evidence) {
        try {
            JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
            if (!signer.getSID().match(holder)) {
                return;
            }
            certificate.checkValidity(Date.from(clock.instant()));
            String name = certificate.getSubjectX500Principal().getName();
            if (!DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())) {
                evidence.lacks(Proof.SMIME_SIGNED, "the digest of the signature is none of SHA-256, SHA-384, SHA-512");
            } else if (isOld(signer)) {
                evidence.lacks(
                        Proof.SMIME_SIGNED, "signed more than " + OLDEST.toDays() + " days ago, or without a time");
            } else if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BOUNCY_CASTLE)
                    .build(holder))) {
                evidence.proves(Proof.SMIME_SIGNED, name);
            }
        } catch (CertificateException | OperatorCreationException | CMSException | RuntimeException e) {
            evidence.lacks(Proof.SMIME_SIGNED, "the signature does not hold");
        }
    }

    private boolean isOld(SignerInformation signer) {
        AttributeTable attributes = signer.getSignedAttributes();
        Attribute time = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        if (time == null) {
            return true;
        }
        ASN1Encodable value = time.getAttrValues().getObjectAt(0);
        Instant signed = Time.getInstance(value).getDate().toInstant();
        return signed.isBefore(clock.instant().minus(OLDEST));
    }
}
