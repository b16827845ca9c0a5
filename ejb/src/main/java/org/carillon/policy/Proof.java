package org.carillon.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way in which a mail can show where it comes from, that nobody changed it, or that nobody read it. */
public enum Proof {
    /** Its client logged in with a key of the requester (SMTP AUTH, RFC 4954). */
    PASSWORD,
    /** It came over TLS (RFC 3207, RFC 8314). */
    TLS,
    /** Its client may send for the domain of the requester's address (SPF, RFC 7208), aligned as of RFC 7489. */
    SPF,
    /** The domain of the requester's address has signed it (DKIM, RFC 6376), aligned as of RFC 7489. */
    DKIM,
    /** The domain of the requester's address has published what is to pass, and it passed (DMARC, RFC 7489). */
    DMARC,
    /** Signed with a certificate that is registered for the requester (S/MIME, RFC 8551). */
    SMIME_SIGNED,
    /** Encrypted for us (S/MIME, RFC 8551). */
    SMIME_ENCRYPTED,
    /** Its digest header was made with a digest secret of the requester. */
    DIGEST;

    /** The name in settings and interfaces: {@code smime-signed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Proof> ofWord(String word) {
        return Stream.of(values()).filter(proof -> proof.word().equals(word)).findFirst();
    }
}
