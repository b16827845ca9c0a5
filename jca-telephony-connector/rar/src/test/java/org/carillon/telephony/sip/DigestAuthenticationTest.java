package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** How an INVITE and a BYE meet challenges (RFC 3261 section 22, RFC 8760). */
class DigestAuthenticationTest extends SipPeerTest {

    private static final String PASSWORD = "s3cret";

    @Override
    String options() {
        return ";user=carillon;password=" + PASSWORD;
    }

    private SipText challenge(String status, String field) throws Exception {
        SipText invite = peer.expect("INVITE");
        challenge(invite, status, field);
        peer.expect("ACK");
        return invite;
    }

    private void challenge(SipText request, String status, String field) throws Exception {
        peer.answer(request, status, SipPeer.TAG, field + "\r\n", "");
    }

    private static String hash(String algorithm, String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 7616 section 3.4.1, written a second time. */
    private static String expected(String algorithm, SipText request, String field) throws Exception {
        String method = request.kind();
        String a1 = hash(algorithm, "carillon:" + request.parameter(field, "realm") + ":" + PASSWORD);
        String a2 = hash(algorithm, method + ":" + request.parameter(field, "uri"));
        String nonce = request.parameter(field, "nonce");
        String qop = request.parameter(field, "qop");
        return qop.isEmpty()
                ? hash(algorithm, a1 + ":" + nonce + ":" + a2)
                : hash(
                        algorithm,
                        String.join(
                                ":",
                                a1,
                                nonce,
                                request.parameter(field, "nc"),
                                request.parameter(field, "cnonce"),
                                qop,
                                a2));
    }

    private SipText expectAuthorized(String algorithm, String field) throws Exception {
        SipText invite = peer.expect("INVITE");
        assertEquals(expected(algorithm, invite, field), invite.parameter(field, "response"), invite.text());
        return invite;
    }

    @Test
    void aServerThatAsksIsAnsweredWithMd5() throws Exception {
        exchange.call(heard);
        SipText first = challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\"");

        SipText second = expectAuthorized("MD5", "Authorization");

        assertEquals(first.header("Call-ID"), second.header("Call-ID"));
        assertEquals("2 INVITE", second.header("CSeq"));
        peer.answer(second, "486 Busy Here");
        assertEquals("ended BUSY 486", heard.next());
    }

    @Test
    void aProxyThatAsksIsAnsweredWithSha256() throws Exception {
        exchange.call(heard);
        challenge(
                "407 Proxy Authentication Required",
                "Proxy-Authenticate: Digest realm=\"north\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth,auth-int\"");

        SipText second = expectAuthorized("SHA-256", "Proxy-Authorization");

        assertEquals("auth", second.parameter("Proxy-Authorization", "qop"));
        assertEquals("00000001", second.parameter("Proxy-Authorization", "nc"));
        peer.answer(second, "486 Busy Here");
        assertEquals("ended BUSY 486", heard.next());
    }

    @Test
    void theFirstAlgorithmThatWeKnowIsTaken() throws Exception {
        exchange.call(heard);
        challenge(
                "401 Unauthorized",
                "WWW-Authenticate: Digest realm=\"north\", nonce=\"n0\", algorithm=SHA-512-256\r\n"
                        + "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\", algorithm=SHA-256\r\n"
                        + "WWW-Authenticate: Digest realm=\"north\", nonce=\"n2\", algorithm=MD5");

        SipText second = expectAuthorized("SHA-256", "Authorization");
        assertEquals("n1", second.parameter("Authorization", "nonce"));
        refuse(second);
    }

    @Test
    void aProxyAndThenTheServerMayAsk() throws Exception {
        exchange.call(heard);
        challenge("407 Proxy", "Proxy-Authenticate: Digest realm=\"proxy\", nonce=\"n1\"");
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n2\"");

        SipText third = expectAuthorized("MD5", "Authorization");

        assertEquals(expected("MD5", third, "Proxy-Authorization"), third.parameter("Proxy-Authorization", "response"));
        refuse(third);
    }

    @Test
    void aWrongPasswordIsNotTriedAgain() throws Exception {
        exchange.call(heard);
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\"");
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n2\"");

        assertEquals("ended FAILED 401", heard.next());
        assertFalse(heard.end.reason().contains(PASSWORD));
    }

    @Test
    void aStaleNonceIsRenewedButNotForEver() throws Exception {
        exchange.call(heard);
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\"");
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n2\", stale=true");
        challenge("401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n3\", stale=true");

        assertEquals("ended FAILED 401", heard.next());
    }

    @Test
    void aChallengeThatNobodyCanMeetFails() throws Exception {
        exchange.call(heard);
        challenge("401 Unauthorized", "WWW-Authenticate: Basic realm=\"north\"");

        assertEquals("ended FAILED 401", heard.next());
    }

    @Test
    void aByeIsAuthorizedToo() throws Exception {
        org.carillon.telephony.Call call = exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
        call.hangUp();
        SipText bye = peer.expect("BYE");

        challenge(bye, "401 Unauthorized", "WWW-Authenticate: Digest realm=\"north\", nonce=\"n1\"");

        SipText second = peer.expect("BYE");
        assertEquals(expected("MD5", second, "Authorization"), second.parameter("Authorization", "response"));
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
    }

    @Test
    void noSecretIsShown() {
        assertEquals("carillon", new Credentials("carillon", PASSWORD).toString());
        String log = QuietStackLogger.masked(
                "INVITE sip:a@b SIP/2.0\r\nProxy-Authorization: Digest response=\"12\"\r\nTo: x");
        assertFalse(log.contains("response"), log);
        assertTrue(log.endsWith("\r\nTo: x"), log);
    }
}
