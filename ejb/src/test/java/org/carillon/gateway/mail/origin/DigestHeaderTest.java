package org.carillon.gateway.mail.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.carillon.policy.Proof;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestedApplication;
import org.junit.jupiter.api.Test;

class DigestHeaderTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final long EXPIRES = 1764579600L + 365 * 86400;
    private static final String SECRET = "cd_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private static final String ID = "<1@shop.test>";

    /** The test vector of docs/integration.md, made with openssl. */
    private static final String VECTOR = "bglvudzm7eWGNAxz1Nec7ts3q35tlBGSSxkE+7hhIuE=";

    private static final NewRequest CALL =
            request("+15550100", new RequestedApplication.ReadAloud("Your parcel is here."));

    @Test
    void theTestVectorOfTheDocumentationHolds() {
        String signed = DigestHeader.signed(ID, EXPIRES, List.of(CALL));
        assertThat(signed)
                .isEqualTo("carillon-digest-1\n<1@shop.test>\n" + EXPIRES + "\n+15550100 now "
                        + "e769b125c202cedbeabe506ba47365b96497c4ba508bfbab07667077fa96cb40");
        assertThat(Base64.getEncoder().encodeToString(DigestHeader.hmac(SECRET, signed)))
                .isEqualTo(VECTOR);
        assertThat(evidence(VECTOR, EXPIRES, CALL).proofs()).containsExactly(Proof.DIGEST);
    }

    @Test
    void everyPortionCounts() {
        assertThat(evidence(VECTOR, EXPIRES + 1, CALL).shortcomings()).contains("does not match");
        assertThat(evidence(VECTOR, EXPIRES, request("+15550199", CALL.application()))
                        .proofs())
                .isEmpty();
        assertThat(evidence(VECTOR, EXPIRES, request("+15550100", new RequestedApplication.ReadAloud("Pay now.")))
                        .proofs())
                .isEmpty();
        assertThat(evidence(VECTOR, EXPIRES, CALL, CALL).proofs()).isEmpty();
        assertThat(evidence("<2@shop.test>", VECTOR, EXPIRES, NOW, SECRET, CALL).proofs())
                .isEmpty();
        assertThat(evidence(ID, VECTOR, EXPIRES, NOW, "another", CALL).proofs()).isEmpty();
    }

    @Test
    void itExpires() {
        assertThat(evidence(ID, VECTOR, EXPIRES, Instant.ofEpochSecond(EXPIRES + 1), SECRET, CALL)
                        .shortcomings())
                .contains("the digest has expired");
        assertThat(evidence(ID, VECTOR, EXPIRES, NOW.minusSeconds(40 * 86400), SECRET, CALL)
                        .shortcomings())
                .contains("more than 30 days from now");
    }

    @Test
    void theOrderOfTheNumbersDoesNotMatter() {
        NewRequest other = request("+15550199", CALL.application());
        assertThat(DigestHeader.signed(ID, EXPIRES, List.of(other, CALL)))
                .isEqualTo(DigestHeader.signed(ID, EXPIRES, List.of(CALL, other)));
    }

    @Test
    void whatMailProgramsChangeInADocumentDoesNotMatter() {
        assertThat(signed("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<vxml>\r\n</vxml>\r\n"))
                .isEqualTo(signed("<vxml>\n</vxml>"));
    }

    @Test
    void nonsenseIsNamed() {
        byte[] mail = "Message-ID: <1@shop.test>\r\nX-Carillon-Digest: yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        Evidence evidence = new Evidence();
        DigestHeader.check(HeaderFields.of(mail), List.of(CALL), List.of(SECRET), NOW, evidence);
        assertThat(evidence.shortcomings()).contains("is not of the form expires=<seconds>; hmac=<Base64>");
        DigestHeader.check(HeaderFields.of(new byte[0]), List.of(CALL), List.of(SECRET), NOW, evidence);
        assertThat(evidence.shortcomings()).contains("needs one X-Carillon-Digest and one Message-ID");
    }

    private static String signed(String vxml) {
        return DigestHeader.signed(ID, EXPIRES, List.of(request("+15550100", new RequestedApplication.Attached(vxml))));
    }

    private static Evidence evidence(String hmac, long expires, NewRequest... requests) {
        return evidence(ID, hmac, expires, NOW, SECRET, requests);
    }

    private static Evidence evidence(
            String id, String hmac, long expires, Instant now, String secret, NewRequest... requests) {
        String mail =
                "Message-ID: " + id + "\r\nX-Carillon-Digest: expires=" + expires + ";\r\n hmac=" + hmac + "\r\n\r\n";
        Evidence evidence = new Evidence();
        DigestHeader.check(
                HeaderFields.of(mail.getBytes(StandardCharsets.US_ASCII)),
                List.of(requests),
                List.of("cd_old", secret),
                now,
                evidence);
        return evidence;
    }

    private static NewRequest request(String to, RequestedApplication application) {
        return NewRequest.of("shop", new RequestId(RequestId.Source.MAIL, null), to, application, ReplyTo.NOBODY);
    }
}
