package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who insist that our ringing is acknowledged (RFC 3262 section 3). */
class ReliableRingingTest extends SipPeerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private String callId;
    private String branch;
    private SipText ringing;
    private IncomingCall call;

    @BeforeEach
    void ring() throws Exception {
        callId = "reliable-" + NUMBER.incrementAndGet();
        branch = peer.newBranch();
        peer.request(
                "INVITE",
                exchange.address,
                callId,
                null,
                1,
                branch,
                "Require: 100rel\r\n",
                SipPeer.sdp(peer.voicePort()));
        ringing = peer.expect("180 INVITE");
        call = exchange.awaitArrival();
    }

    private SipText ask(String method, int number, String fields, String body) throws Exception {
        return peer.request(
                method,
                exchange.address,
                callId,
                ringing.parameter("To", "tag"),
                number,
                peer.newBranch(),
                fields,
                body);
    }

    private void acknowledge() throws Exception {
        ask("PRACK", 2, "RAck: " + ringing.header("RSeq") + " 1 INVITE\r\n", "");
        peer.expect("200 PRACK");
    }

    private void talkAndHangUp() throws Exception {
        peer.expect("200 INVITE");
        ask("ACK", 1, "", "");
        assertEquals("answered", heard.next());
        ask("BYE", 5, "", "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void theRingingSaysThatItIsReliable() throws Exception {
        assertEquals("100rel", ringing.header("Require"));
        assertNotEquals("", ringing.header("RSeq"));
        assertNotEquals("", ringing.header("Contact"));
        acknowledge();
        call.reject(486);
        peer.expect("486 INVITE");
    }

    @Test
    void itRingsAgainUntilItIsAcknowledged() throws Exception {
        assertEquals(ringing.text(), peer.receiveAnything().text());
        assertEquals(ringing.text(), peer.receiveAnything().text());
        acknowledge();
        call.accept(heard);
        talkAndHangUp();
    }

    @Test
    void anAnswerWaitsForTheAcknowledgement() throws Exception {
        call.accept(heard);
        peer.expectSilence(100);

        acknowledge();

        talkAndHangUp();
    }

    @Test
    void aWrongAcknowledgementIsNone() throws Exception {
        call.accept(heard);

        ask("PRACK", 2, "RAck: 4711 1 INVITE\r\n", "");

        peer.expectSilence(100);
        ask("PRACK", 3, "RAck: " + ringing.header("RSeq") + " 1 INVITE\r\n", "");
        peer.expect("200 PRACK");
        talkAndHangUp();
    }

    @Test
    void aCallerWhoGivesUpMeanwhileIsLetGo() throws Exception {
        call.accept(heard);

        peer.request("CANCEL", exchange.address, callId, null, 1, branch, "", "");

        peer.expect("200 CANCEL");
        peer.expect("487 INVITE");
        assertEquals("ended FAILED 0", heard.next());
    }

    @Test
    void aCallerWhoNeverAcknowledgesIsRefused() throws Exception {
        exchange.timer.pass(Exchange.INCOMING_RING);

        peer.expect("480 INVITE");
        assertThrows(TelephonyException.class, () -> call.accept(heard));
    }

    @Test
    void aCallThatIsAcceptedAndNeverAcknowledgedFails() throws Exception {
        call.accept(heard);

        exchange.timer.pass(Duration.ofSeconds(32));

        peer.expect("504 INVITE");
        assertEquals("ended FAILED 0", heard.next());
    }

    @Test
    void hangingUpMeanwhileEndsTheCall() throws Exception {
        Call accepted = call.accept(heard);

        accepted.hangUp();

        assertEquals("ended CANCELED 0", heard.next());
        acknowledge();
        peer.expect("480 INVITE");
    }

    @Test
    void anotherOfferMustWaitForTheAnswerToTheFirst() throws Exception {
        acknowledge();
        ask("UPDATE", 3, "", SipPeer.sdp(peer.voicePort()));
        assertNotEquals("", peer.expect("500 UPDATE").header("Retry-After"));
        ask("UPDATE", 4, "", "");
        assertEquals("", peer.expect("200 UPDATE").body());

        call.accept(heard);

        talkAndHangUp();
        assertTrue(heard.isSilentFor(20));
    }
}
