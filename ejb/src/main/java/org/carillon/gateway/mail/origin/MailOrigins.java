package org.carillon.gateway.mail.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.policy.Decision;
import org.carillon.policy.Proof;
import org.carillon.policy.Security;
import org.carillon.request.NewRequest;
import org.carillon.requester.DigestSecrets;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;
import org.carillon.requester.RequesterCertificates;

/**
 * Finds out whose mail it is, and whether that is proven as the policy {@code security} demands. For one mail the order is:
 * {@link #checkSender} for each recipient, {@link #open}, then the mail is read, then {@link #prove}. Thread-safe.
 */
@ApplicationScoped
public class MailOrigins {

    @Inject
    private Security security;

    @Inject
    private RecentRequesters requesters;

    @Inject
    private RequesterCertificates certificates;

    @Inject
    private DigestSecrets digestSecrets;

    @Inject
    private DecryptionKeys keys;

    @Inject
    private DomainCheck domains;

    @Inject
    private Clock clock;

    /**
     * Whether a mail of this sender, who has not logged in, could be proven at all. Nobody learns which addresses are known here.
     *
     * @throws MailRefusedException 530 where it needs a login
     */
    public void checkSender(String sender) throws MailRefusedException {
        Set<Proof> withoutLogin = EnumSet.complementOf(EnumSet.of(Proof.PASSWORD));
        if (!security.of(requesterOf(sender).id()).areMetBy(withoutLogin)) {
            throw loginNeeded();
        }
    }

    /**
     * Decrypts the mail and takes its signatures off.
     *
     * @throws MailRefusedException 554 when it cannot be decrypted, 530 when nobody is known to send it
     */
    public OpenedMail open(ReceivedMail mail) throws MailRefusedException {
        String requester =
                mail.requesterId() == null ? requesterOf(mail.sender()).id() : mail.requesterId();
        MimeEntity outer = MimeEntity.of(mail.content());
        SmimeMail smime = SmimeMail.open(outer, keys);
        byte[] content = smime.isWrapped() ? OpenedContent.of(outer, smime.entity()) : mail.content();
        return new OpenedMail(
                mail,
                new ReceivedMail(requester, mail.sender(), mail.recipients(), content, mail.client()),
                smime,
                mail.client() == null ? security.inMailbox(requester) : security.of(requester));
    }

    /**
     * Checks what the policy demands.
     *
     * @param requests what was read in the mail
     * @return how the origin is proven, for the record
     * @throws MailRefusedException 550 naming what is missing, 451 when it cannot be found out now
     */
    public String prove(OpenedMail mail, List<NewRequest> requests) throws MailRefusedException {
        return prove(mail, requests, Set.of());
    }

    /**
     * Like {@link #prove(OpenedMail, List)}.
     *
     * @param found what the operator's own mail server has found out about the mail before
     */
    public String prove(OpenedMail mail, List<NewRequest> requests, Set<Proof> found) throws MailRefusedException {
        Evidence evidence = evidence(mail, requests, found);
        List<Decision> denials = mail.demands().decide(evidence.proofs()).stream()
                .filter(decision -> decision.result() == Decision.Result.DENY)
                .toList();
        if (denials.isEmpty()) {
            return evidence.text();
        }
        String reasons = denials.stream()
                        .map(denial -> denial.owner().kind().word() + ": " + denial.reason())
                        .collect(Collectors.joining("; "))
                + " (" + evidence.shortcomings() + ")";
        throw evidence.isTemporary()
                ? new MailRefusedException(451, "4.7.0 The origin cannot be checked now: " + reasons)
                : new MailRefusedException(550, "5.7.1 The origin is not proven: " + reasons);
    }

    private Evidence evidence(OpenedMail mail, List<NewRequest> requests, Set<Proof> found) {
        ReceivedMail received = mail.received();
        String requester = mail.readable().requesterId();
        Set<Proof> named = mail.demands().named();
        Evidence evidence = new Evidence();
        connection(received, evidence);
        found.forEach(proof -> evidence.proves(proof, "found by our mail server"));
        HeaderFields header = HeaderFields.of(received.content());
        if (found.isEmpty()) {
            domains.check(received, header, named, evidence);
        }
        if (mail.smime().isEncrypted()) {
            evidence.proves(Proof.SMIME_ENCRYPTED, "");
        }
        if (named.contains(Proof.SMIME_SIGNED) || !mail.smime().signatures().isEmpty()) {
            new SmimeSignatures(clock).check(mail.smime(), certificates.of(requester), evidence);
        }
        if (named.contains(Proof.DIGEST)) {
            DigestHeader.check(header, requests, digestSecrets.of(requester), clock.instant(), evidence);
        }
        return evidence;
    }

    private static void connection(ReceivedMail mail, Evidence evidence) {
        if (mail.requesterId() == null) {
            evidence.lacks(Proof.PASSWORD, "nobody logged in");
        } else {
            evidence.proves(Proof.PASSWORD, "");
        }
        if (mail.client() != null && mail.client().encrypted()) {
            evidence.proves(Proof.TLS, "");
        } else {
            evidence.lacks(Proof.TLS, "the mail came in clear text");
        }
    }

    private Requester requesterOf(String sender) throws MailRefusedException {
        return requesters.byMail(sender).filter(Requester::active).orElseThrow(MailOrigins::loginNeeded);
    }

    private static MailRefusedException loginNeeded() {
        return new MailRefusedException(530, "5.7.0 Authentication required");
    }
}
