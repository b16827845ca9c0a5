package org.carillon.gateway.mail.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.carillon.gateway.mail.origin.DomainNames.NoAnswerException;

/** Which domains have signed a mail (DKIM, RFC 6376), by Apache James jDKIM; weak signatures count for nothing (RFC 8301). Thread-safe. */
@ApplicationScoped
public class DomainSignatures {

    private static final int MOST_SIGNATURES = 5;
    private static final int FEWEST_BITS = 1024;
    private static final int LONGEST_NAME = 253;

    private DomainNames names;

    protected DomainSignatures() {}

    @Inject
    DomainSignatures(DomainNames names) {
        this.names = names;
    }

    /**
     * What the signatures are worth.
     *
     * @param valid those that hold
     * @param problem why there is none, for the sender; empty where there is one
     * @param temporary whether a second try may find one
     */
    record Findings(List<SignatureRecord> valid, String problem, boolean temporary) {}

    Findings check(byte[] content, HeaderFields header) {
        int signatures = header.getFields("DKIM-Signature").size();
        if (signatures == 0) {
            return new Findings(List.of(), "the mail has no DKIM signature", false);
        }
        if (signatures > MOST_SIGNATURES) {
            return new Findings(List.of(), "the mail has more than " + MOST_SIGNATURES + " DKIM signatures", false);
        }
        DKIMVerifier verifier =
                new StrictVerifier((methods, selector, domain) -> keys(selector + "._domainkey." + domain));
        int body = header.bodyBegins();
        try {
            List<SignatureRecord> valid =
                    verifier.verify(header, new ByteArrayInputStream(content, body, content.length - body));
            return new Findings(
                    valid == null ? List.of() : strong(valid), "the signature is weak or covers a part only", false);
        } catch (FailException e) {
            return new Findings(List.of(), problems(verifier, e), isTemporary(verifier, e));
        } catch (IOException | RuntimeException malformed) {
            // jDKIM answers some malformed signatures and keys so
            return new Findings(List.of(), "a DKIM signature or its key is malformed", false);
        }
    }

    private static List<SignatureRecord> strong(List<SignatureRecord> valid) {
        return valid.stream()
                .filter(signature -> signature.getBodyHashLimit() < 0)
                .filter(signature -> signature.getHashAlgo().toString().contains("256"))
                .toList();
    }

    private static String problems(DKIMVerifier verifier, FailException e) {
        return verifier.getResults().stream()
                .map(Result::getErrorMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(String.valueOf(e.getMessage()));
    }

    private static boolean isTemporary(DKIMVerifier verifier, FailException e) {
        return e instanceof TempFailException
                || verifier.getResults().stream().anyMatch(result -> result.getResultType() == Result.Type.TEMPERROR);
    }

    private List<String> keys(String name) throws TempFailException {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        try {
            return names.texts(name);
        } catch (NoAnswerException e) {
            throw new TempFailException(e.getMessage());
        }
    }

    /** Takes no short keys (RFC 8301 section 3.2). */
    private static final class StrictVerifier extends DKIMVerifier {

        StrictVerifier(PublicKeyRecordRetriever keys) {
            super(keys);
        }

        @Override
        public PublicKeyRecord publicKeySelector(List<String> records) throws PermFailException {
            PublicKeyRecord key = super.publicKeySelector(records);
            if (key != null
                    && key.getPublicKey() instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() < FEWEST_BITS) {
                throw new PermFailException("The key of the signature has fewer than " + FEWEST_BITS + " bits");
            }
            return key;
        }
    }
}
