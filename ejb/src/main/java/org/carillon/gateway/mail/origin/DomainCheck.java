package org.carillon.gateway.mail.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.IDN;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.jdkim.api.SignatureRecord;
import org.carillon.gateway.mail.origin.DomainNames.NoAnswerException;
import org.carillon.mail.ReceivedMail;
import org.carillon.node.Recent;
import org.carillon.policy.Proof;

/** What the domain of the requester's mail address vouches for: SPF, DKIM and, out of both, DMARC. Thread-safe. */
@ApplicationScoped
public class DomainCheck {

    /** As long as a relay tries to deliver a mail (RFC 5321 section 4.5.4.1). */
    private static final Duration OLDEST = Duration.ofDays(5);

    private static final Set<Proof> OURS = Set.of(Proof.SPF, Proof.DKIM, Proof.DMARC);

    private final Recent<DmarcRecord> recent = new Recent<>();

    private DomainNames names;
    private SenderPolicy spf;
    private DomainSignatures dkim;
    private Clock clock;

    protected DomainCheck() {}

    @Inject
    DomainCheck(DomainNames names, SenderPolicy spf, DomainSignatures dkim, Clock clock) {
        this.names = names;
        this.spf = spf;
        this.dkim = dkim;
        this.clock = clock;
    }

    /** @param sought the proofs that matter; nothing is looked up for others */
    void check(ReceivedMail mail, HeaderFields header, Set<Proof> sought, Evidence evidence) {
        List<Proof> ours = OURS.stream().filter(sought::contains).toList();
        if (ours.isEmpty()) {
            return;
        }
        if (!header.isFrom(mail.sender())) {
            ours.forEach(proof -> evidence.lacks(proof, "From is not the one address " + mail.sender()));
            return;
        }
        try {
            checkDomain(mail, header, ours, evidence);
        } catch (NoAnswerException e) {
            ours.forEach(proof -> evidence.cannotTell(proof, e.getMessage()));
        }
    }

    private void checkDomain(ReceivedMail mail, HeaderFields header, List<Proof> ours, Evidence evidence)
            throws NoAnswerException {
        String domain = domainOf(mail.sender());
        DmarcRecord dmarc = recent.of(domain, () -> Optional.of(DmarcRecord.of(domain, names)))
                .orElseThrow();
        if (ours.contains(Proof.DKIM) || ours.contains(Proof.DMARC)) {
            checkSignatures(mail, header, domain, dmarc, evidence);
        }
        if (ours.contains(Proof.SPF) || ours.contains(Proof.DMARC)) {
            checkSender(mail, domain, evidence);
        }
        boolean passed =
                evidence.proofs().contains(Proof.DKIM) || evidence.proofs().contains(Proof.SPF);
        if (dmarc.published() && passed) {
            evidence.proves(Proof.DMARC, domain);
        } else if (ours.contains(Proof.DMARC)) {
            evidence.lacks(
                    Proof.DMARC,
                    dmarc.published() ? "neither SPF nor DKIM passed" : domain + " publishes no DMARC record");
        }
    }

    private void checkSignatures(
            ReceivedMail mail, HeaderFields header, String domain, DmarcRecord dmarc, Evidence evidence) {
        DomainSignatures.Findings findings = dkim.check(mail.content(), header);
        for (SignatureRecord signature : findings.valid()) {
            String signer = signature.getDToken().toString().toLowerCase(Locale.ROOT);
            if (!dmarc.alignsDkim(signer, domain)) {
                evidence.lacks(Proof.DKIM, signer + " is not the domain of " + mail.sender());
            } else if (!SignedFields.of(signature).cover(header)) {
                evidence.lacks(Proof.DKIM, "the signature leaves out From, To, Cc, Date or an X-Carillon field");
            } else if (!header.addresses("To", "Cc").containsAll(SignedFields.lowerCase(mail.recipients()))) {
                evidence.lacks(Proof.DKIM, "a recipient stands neither in To nor in Cc");
            } else if (!header.isDatedWithin(OLDEST, clock.instant())) {
                evidence.lacks(Proof.DKIM, "Date is more than " + OLDEST.toDays() + " days ago, or cannot be read");
            } else {
                evidence.proves(Proof.DKIM, signer);
            }
        }
        if (findings.temporary()) {
            evidence.cannotTell(Proof.DKIM, findings.problem());
        } else if (findings.valid().isEmpty()) {
            evidence.lacks(Proof.DKIM, findings.problem());
        }
    }

    private void checkSender(ReceivedMail mail, String domain, Evidence evidence) {
        if (mail.client() == null) {
            evidence.lacks(Proof.SPF, "the mail did not come by SMTP");
            return;
        }
        String result = spf.check(mail.client(), mail.sender());
        if (result.equals("pass")) {
            evidence.proves(Proof.SPF, domain + " from " + mail.client().address());
        } else if (result.equals("temperror")) {
            evidence.cannotTell(Proof.SPF, "temperror");
        } else {
            evidence.lacks(
                    Proof.SPF,
                    result + " for " + domain + " from " + mail.client().address());
        }
    }

    private static String domainOf(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException noDomain) {
            return domain;
        }
    }
}
