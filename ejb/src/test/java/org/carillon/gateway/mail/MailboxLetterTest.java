package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.MailboxMail;
import org.carillon.policy.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxLetterTest {

    private static final String FROM = "From: The Shop <Orders@Shop.test>\n";

    @Test
    void theHeaderTellsWhoWroteAndWhoIsCalled() throws Exception {
        MailboxLetter letter = letter(
                "calls@x.test",
                "Return-Path: <bounce@shop.test>\n" + FROM
                        + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nMessage-ID: <1@shop.test>\n"
                        + "Authentication-Results: mx.test; dmarc=pass header.from=shop.test\n"
                        + "To: Calls <CALLS+15550100@X.test>, calls@x.test, someone@x.test, other+15550107@x.test,\n"
                        + " calls+15550108@y.test\nCc: \"calls+sip:alice\"@x.test\nDelivered-To: calls+15550109@x.test\n");
        assertThat(letter.author()).isEqualTo("orders@shop.test");
        assertThat(letter.returnPath()).isEqualTo("bounce@shop.test");
        assertThat(letter.subject()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(letter.proofs()).containsExactly(Proof.DMARC);
        assertThat(letter.identity().value()).isEqualTo("<1@shop.test>");
        assertThat(letter.recipients()).containsExactly("CALLS+15550100@X.test", "\"calls+sip:alice\"@x.test");
        assertThat(Recipient.addressOf("CALLS+15550100@X.test").text()).isEqualTo("+15550100");
        assertThat(Recipient.addressOf("\"calls+sip:alice\"@x.test").text()).isEqualTo("sip:alice");
    }

    @Test
    void aWholeDomainMayLeadToTheMailbox() throws Exception {
        assertThat(letter("@calls.test", FROM + "To: +15550100@calls.test, bob@calls.test, x@y.test\n")
                        .recipients())
                .containsExactly("+15550100@calls.test", "bob@calls.test");
    }

    @Test
    void withoutAnAddressOfItsOwnNoRecipientIsCalled() throws Exception {
        assertThat(letter(null, FROM + "To: +15550100@calls.test\n").recipients())
                .isEmpty();
        assertThat(letter("calls@x.test", FROM + "To: <<>>,,;\n").recipients()).isEmpty();
    }

    @Test
    void aMailWithoutAnIdentityIsKnownByItsOctets() throws Exception {
        assertThat(letter("calls@x.test", FROM).identity().value()).startsWith("sha256:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: a@b.test\n",
                "From: a@shop.test\nFrom: b@shop.test\n",
                "From: a@shop.test, b@evil.test\n",
                "From: undisclosed:;\n",
                "From: nobody\n",
                "From: <@shop.test>\n",
                "From: \"a@shop.test\" <b@\n"
            })
    void exactlyOneAuthorIsNeeded(String header) {
        assertThatThrownBy(() -> letter("calls@x.test", header)).isInstanceOf(MailRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\n",
                "Precedence: junk\n",
                "List-Id: <news.shop.test>\n",
                "List-Unsubscribe: <https://shop.test>\n",
                "Return-Path: <>\n",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
            })
    void automaticMailIsNeverAnswered(String header) {
        assertThatThrownBy(() -> letter("calls@x.test", FROM + header)).isInstanceOf(AutomaticMailException.class);
    }

    @Test
    void mailThatGoesInCirclesIsNeverAnswered() {
        assertThatThrownBy(() -> letter("calls@x.test", "Received: by x\n".repeat(101) + FROM))
                .isInstanceOf(AutomaticMailException.class);
    }

    private static MailboxLetter letter(String address, String header) throws MailRefusedException {
        return MailboxLetter.of(new MailboxMail(
                "calls",
                address,
                Set.of("mx.test"),
                (header + "\nhello\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                false));
    }
}
