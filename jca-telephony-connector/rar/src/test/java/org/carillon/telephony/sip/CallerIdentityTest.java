package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, as servers of each kind are told it, and tell it. */
class CallerIdentityTest extends SipPeerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Call call;
    private SipText invite;

    private void dial(String options, String callerId) throws Exception {
        exchange.connect(peer, options);
        CallRequest request = new CallRequest(exchange.newCallId(), "+15550100", callerId, MINUTE, MINUTE);
        call = exchange.call(heard, request);
        invite = peer.expect("INVITE");
        refuse(invite);
    }

    private String uri(String user) {
        return "<sip:" + user + "@127.0.0.1:" + exchange.address.getPort() + ">";
    }

    private String from() {
        return invite.header("From").replaceAll(";tag=.*", "");
    }

    @Test
    void usuallyTheFromHeaderTells() throws Exception {
        dial(";user=trunk", "+15550142");

        assertEquals(uri("+15550142"), from());
        assertEquals("", invite.header("P-Asserted-Identity"));
        assertEquals("", invite.header("Privacy"));
        assertEquals(uri("+15550142"), "<" + call.localUri() + ">");
    }

    @Test
    void aTrustingServerIsToldByAssertion() throws Exception {
        dial(";user=trunk;identity=pai", "+15550142");

        assertEquals(uri("trunk"), from());
        assertEquals(uri("+15550142"), invite.header("P-Asserted-Identity"));
    }

    @Test
    void orByBoth() throws Exception {
        dial(";user=trunk;identity=both", "+15550142");

        assertEquals(uri("+15550142"), from());
        assertEquals(uri("+15550142"), invite.header("P-Asserted-Identity"));
    }

    @ParameterizedTest
    @CsvSource({"from,", "pai, trunk", "both, trunk"})
    void anAnonymousCallerIsNotShown(String place, String asserted) throws Exception {
        dial(";user=trunk;identity=" + place, CallRequest.ANONYMOUS);

        assertEquals("\"Anonymous\" <sip:anonymous@anonymous.invalid>", from());
        assertEquals("id", invite.header("Privacy"));
        assertEquals(asserted == null ? "" : uri(asserted), invite.header("P-Asserted-Identity"));
    }

    @Test
    void withoutAWishTheServersOwnIsShown() throws Exception {
        dial(";user=trunk;identity=both", null);

        assertEquals(uri("trunk"), from());
        assertEquals(uri("trunk"), invite.header("P-Asserted-Identity"));
    }

    @Test
    void numbersAreMarkedWhereTheServerWantsIt() throws Exception {
        dial(";user=trunk;identity=pai;phone=true", "+15550142");

        assertTrue(invite.start().startsWith("INVITE sip:+15550100@127.0.0.1:"), invite.start());
        assertTrue(invite.start().contains(";user=phone"), invite.start());
        assertTrue(invite.header("To").contains(";user=phone"), invite.text());
        assertEquals(uri("trunk"), from());
        assertEquals(uri("+15550142").replace(">", ";user=phone>"), invite.header("P-Asserted-Identity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1555\r\nX: y", "a b", "\"x\" <sip:a@b>", "a@evil", "<sip:a>", "a;b=c", "a?b=c", "%0d%0aX:"})
    void aCallerThatIsNoneIsNotShown(String callerId) throws Exception {
        exchange.connect(peer, ";identity=both");
        CallRequest request = new CallRequest(exchange.newCallId(), "+15550100", callerId, MINUTE, MINUTE);

        assertThrows(TelephonyException.class, () -> exchange.call(heard, request));

        peer.expectSilence(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {";identity=rpid", ";phone=yes"})
    void optionsThatMakeNoSenseAreRefused(String options) {
        assertThrows(IllegalArgumentException.class, () -> exchange.connect(peer, options));
    }

    private String callerOf(String options, String fields) throws Exception {
        exchange.connect(peer, options);
        peer.request(
                "INVITE",
                exchange.address,
                exchange.newCallId(),
                null,
                1,
                peer.newBranch(),
                fields,
                SipPeer.sdp(peer.voicePort()));
        peer.expect("180 INVITE");
        IncomingCall incoming = exchange.awaitArrival();
        incoming.reject(486);
        peer.expect("486 INVITE");
        return incoming.caller();
    }

    @Test
    void whatATrustedServerAssertsCounts() throws Exception {
        String asserted = "P-Asserted-Identity: \"Bob\" <sip:+15550177@carrier.example;user=phone>\r\n";

        assertEquals("+15550177", callerOf(";identity=pai", asserted));
        assertEquals("+15550177", callerOf(";identity=both", asserted));
        assertEquals("+15550178", callerOf(";identity=pai", "P-Asserted-Identity: <tel:+15550178>\r\n"));
        assertEquals("alice", callerOf(";identity=pai", ""));
    }

    @Test
    void whatAnyOtherServerAssertsDoesNot() throws Exception {
        assertEquals("alice", callerOf("", "P-Asserted-Identity: <sip:+15550177@carrier.example>\r\n"));
    }

    @Test
    void aCallerWhoWantsPrivacyIsNotTold() throws Exception {
        String asserted = "P-Asserted-Identity: <sip:+15550177@carrier.example>\r\nPrivacy: user;id\r\n";

        assertEquals("alice", callerOf(";identity=pai", asserted));
    }
}
