package org.carillon.it.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipMessageTest {

    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:%2B15550100;phone-context=x@127.0.0.1:5070;transport=udp SIP/2.0",
            "v: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1, SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK2",
            "From: \"A, B\" <sip:a@127.0.0.1;x=y>;tag=11",
            "To: <sip:b@127.0.0.1>",
            "i: call-1",
            "CSeq: 7 INVITE",
            "Record-Route: <sip:p1;lr>, <sip:p2;lr>",
            "Subject: folded",
            "  line",
            "Content-Length: 4",
            "",
            "v=0\n");

    @Test
    void aRequestIsRead() {
        SipMessage invite = SipMessage.parse(INVITE);
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.headers("Via")).hasSize(2);
        assertThat(invite.branch()).isEqualTo("z9hG4bK1");
        assertThat(invite.fromTag()).isEqualTo("11");
        assertThat(invite.toTag()).isEmpty();
        assertThat(invite.callId()).isEqualTo("call-1");
        assertThat(invite.sequence()).isEqualTo(7);
        assertThat(invite.headers("Record-Route")).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
        assertThat(invite.header("Subject")).isEqualTo("folded line");
        assertThat(invite.body()).isEqualTo("v=0\n");
    }

    @Test
    void theUserOfAUriIsReadWithoutItsParameters() {
        SipUri uri = SipUri.parse(SipMessage.parse(INVITE).requestUri());
        assertThat(uri).isEqualTo(new SipUri("+15550100", "127.0.0.1", 5070, false, ""));
        assertThat(SipUri.parse("sip:127.0.0.1;transport=tcp")).isEqualTo(new SipUri("", "127.0.0.1", 5060, true, ""));
    }

    @Test
    void aStreamIsCutIntoMessages() throws IOException {
        String stream = "\r\n\r\n" + INVITE + INVITE + "\r\n\r\n" + INVITE;
        SipStream messages = new SipStream(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 3; i++) {
            assertThat(messages.next().callId()).isEqualTo("call-1");
        }
        assertThat(messages.next()).isNull();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThatThrownBy(() -> SipMessage.parse("hello")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SipMessage.parse("INVITE\r\n\r\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SipMessage.parse("OPTIONS sip:a SIP/2.0\r\nnonsense\r\n\r\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordIsRecognizedByItsDigest() {
        // the example of RFC 2617 section 3.5
        Digest digest =
                new Digest("Mufasa", "Circle Of Life", "testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", 401);
        String authorization = "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", qop=auth,"
                + " nc=00000001, cnonce=\"0a4f113b\", response=\"6629fae49393a05397450978507c4ef1\"";
        assertThat(digest.accepts(authorization, "GET")).isTrue();
        assertThat(digest.accepts(authorization, "PUT")).isFalse();
        assertThat(digest.accepts("", "GET")).isFalse();
    }
}
