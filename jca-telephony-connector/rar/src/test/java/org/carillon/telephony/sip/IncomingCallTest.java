package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.telephony.Call;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.pool.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come in. */
class IncomingCallTest extends SipPeerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private String callId;

    @BeforeEach
    void newCall() {
        callId = "incoming-" + NUMBER.incrementAndGet();
    }

    private SipText invite() throws Exception {
        return peer.request("INVITE", exchange.address, callId, null, 1, SipPeer.sdp(peer.voicePort()));
    }

    private IncomingCall ringing() throws Exception {
        invite();
        peer.expect("180 INVITE");
        return exchange.awaitArrival();
    }

    private void acknowledge(SipText answer, String sdp) throws Exception {
        peer.request("ACK", exchange.address, callId, answer.parameter("To", "tag"), 1, sdp);
    }

    private SipText accept(IncomingCall call) throws Exception {
        call.accept(heard);
        SipText answer = peer.expect("200 INVITE");
        acknowledge(answer, "");
        assertEquals("answered", heard.next());
        return answer;
    }

    private void hangUp(SipText answer) throws Exception {
        peer.request("BYE", exchange.address, callId, answer.parameter("To", "tag"), 2, "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void aCallIsAcceptedAndTheCallerHangsUp() throws Exception {
        IncomingCall call = ringing();
        assertEquals("+15550100", call.dialed());
        assertEquals("alice", call.caller());
        assertEquals("north", call.serverName());
        assertEquals(1, exchange.inUse());

        SipText answer = accept(call);

        assertTrue(answer.body().contains("RTP/AVP 0 101"), answer.body());
        hangUp(answer);
    }

    @Test
    void weHangUpOnACaller() throws Exception {
        IncomingCall incoming = ringing();
        Call call = incoming.accept(heard);
        acknowledge(peer.expect("200 INVITE"), "");
        assertEquals("answered", heard.next());

        call.hangUp();

        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 480, 486, 503, 603, 699})
    void aCallIsRejected(int status) throws Exception {
        IncomingCall call = ringing();

        call.reject(status);
        call.reject(486);

        SipText answer = peer.expect(status + " INVITE");
        acknowledge(answer, "");
        assertThrows(TelephonyException.class, () -> call.accept(heard));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 700, -1})
    void onlyRefusalsReject(int status) throws Exception {
        IncomingCall call = ringing();

        assertThrows(IllegalArgumentException.class, () -> call.reject(status));

        call.reject(486);
        peer.expect("486 INVITE");
    }

    @Test
    void theCallerGivesUp() throws Exception {
        String branch = peer.newBranch();
        peer.request("INVITE", exchange.address, callId, null, 1, branch, "", SipPeer.sdp(peer.voicePort()));
        peer.expect("180 INVITE");
        IncomingCall call = exchange.awaitArrival();

        peer.request("CANCEL", exchange.address, callId, null, 1, branch, "", "");

        peer.expect("200 CANCEL");
        peer.expect("487 INVITE");
        assertThrows(TelephonyException.class, () -> call.accept(heard));
        assertTrue(heard.isSilentFor(20));
    }

    @Test
    void aCancelThatCrossesOurAnswerComesTooLate() throws Exception {
        String branch = peer.newBranch();
        peer.request("INVITE", exchange.address, callId, null, 1, branch, "", SipPeer.sdp(peer.voicePort()));
        peer.expect("180 INVITE");
        SipText answer = accept(exchange.awaitArrival());

        peer.request("CANCEL", exchange.address, callId, null, 1, branch, "", "");

        SipText refused = peer.receive();
        assertTrue(refused.kind().equals("200 CANCEL") || refused.kind().equals("481 CANCEL"), refused.text());
        assertTrue(heard.isSilentFor(30));
        hangUp(answer);
    }

    @Test
    void theCallerMayHangUpBeforeAcknowledging() throws Exception {
        IncomingCall call = ringing();
        call.accept(heard);
        SipText answer = peer.expect("200 INVITE");
        assertEquals("answered", heard.next());

        hangUp(answer);
    }

    @Test
    void theCallerGivesUpByBye() throws Exception {
        invite();
        SipText ringing = peer.expect("180 INVITE");
        exchange.awaitArrival();

        peer.request("BYE", exchange.address, callId, ringing.parameter("To", "tag"), 2, "");

        peer.expect("200 BYE");
        peer.expect("487 INVITE");
    }

    @Test
    void aCallThatNobodyTakesIsRejectedAfterItsTime() throws Exception {
        IncomingCall call = ringing();

        exchange.timer.pass(Exchange.INCOMING_RING);

        peer.expect("480 INVITE");
        assertThrows(TelephonyException.class, () -> call.accept(heard));
    }

    @Test
    void anOfferlessCallGetsOurOfferAndIsAnsweredByTheAck() throws Exception {
        peer.request("INVITE", exchange.address, callId, null, 1, "");
        peer.expect("180 INVITE");
        exchange.awaitArrival().accept(heard);
        SipText answer = peer.expect("200 INVITE");
        assertTrue(answer.body().contains("RTP/AVP 0 8 101"), answer.body());
        assertTrue(heard.isSilentFor(50));

        acknowledge(answer, SipPeer.sdp(peer.voicePort()));

        assertEquals("answered", heard.next());
        hangUp(answer);
    }

    @Test
    void anOfferlessCallWhoseAckBringsRubbishFails() throws Exception {
        peer.request("INVITE", exchange.address, callId, null, 1, "");
        peer.expect("180 INVITE");
        exchange.awaitArrival().accept(heard);

        acknowledge(peer.expect("200 INVITE"), "v=0\r\nrubbish");

        peer.expect("BYE");
        assertEquals("ended FAILED 200", heard.next());
    }

    @Test
    void theLongestDurationHoldsForCallersToo() throws Exception {
        accept(ringing());

        exchange.timer.pass(Duration.ofHours(2));

        peer.expect("BYE");
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
    }

    @Test
    void withoutACommonCodecItDoesNotEvenRing() throws Exception {
        peer.request("INVITE", exchange.address, callId, null, 1, SipPeer.sdp(4_000, "18 96", "sendrecv"));

        assertEquals(
                "399 carillon \"no codec in common\"", peer.expect("488 INVITE").header("Warning"));
    }

    @Test
    void whatWeCannotDoIsRefused() throws Exception {
        peer.request(
                "INVITE",
                exchange.address,
                callId,
                null,
                1,
                peer.newBranch(),
                "Require: 100rel, precondition\r\n",
                SipPeer.sdp(4_000));

        assertEquals("precondition", peer.expect("420 INVITE").header("Unsupported"));
    }

    @Test
    void aBodyThatIsEncodedIsRefusedWithWhatWeTake() throws Exception {
        String body = SipPeer.sdp(peer.voicePort());
        peer.request("INVITE", exchange.address, callId, null, 1, peer.newBranch(), "Content-Encoding: gzip\r\n", body);

        SipText refusal = peer.expect("415 INVITE");
        assertEquals("application/sdp", refusal.header("Accept"));
        assertEquals("identity", refusal.header("Accept-Encoding"));
    }

    @Test
    void extensionsThatWeDoNotKnowAreNamedOutsideCallsToo() throws Exception {
        peer.request("OPTIONS", exchange.address, callId, null, 1, peer.newBranch(), "Require: one, two\r\n", "");

        assertEquals("one,two", peer.expect("420 OPTIONS").header("Unsupported"));
    }

    @Test
    void aClosedExchangeAnswersAsSuch() throws Exception {
        exchange.open = false;

        invite();

        peer.expect("480 INVITE");
    }

    @Test
    void aFullServerTakesNoMoreCalls() throws Exception {
        try (Channel one = exchange.server.takeChannelForCaller();
                Channel two = exchange.server.takeChannelForCaller();
                Channel three = exchange.server.takeChannelForCaller()) {
            assertEquals(one.serverName() + two.serverName(), three.serverName().repeat(2));

            invite();

            peer.expect("503 INVITE");
        }
    }

    @Test
    void aListenerThatIsMissingRefusesTheCall() throws Exception {
        IncomingCall call = ringing();

        assertThrows(NullPointerException.class, () -> call.accept(null));

        call.reject(486);
        peer.expect("486 INVITE");
    }

    @Test
    void withoutAPortForVoiceTheCallIsRefusedAndTheChannelFree() throws Exception {
        SipPeer caller = new SipPeer();
        try (Exchange small = new Exchange(new PortRange(36_500, 36_501)).connect(caller, "")) {
            Channel channel = small.server.takeChannelForCaller();
            channel.call(Exchange.request("takes-the-port", Duration.ofMinutes(1), Duration.ofMinutes(1)), heard);
            caller.answer(caller.expect("INVITE"), "180 Ringing");
            caller.request("INVITE", small.address, callId, null, 1, SipPeer.sdp(4_000));
            caller.expect("180 INVITE");
            IncomingCall call = small.awaitArrival();

            assertThrows(TelephonyException.class, () -> call.accept(heard));

            caller.expect("503 INVITE");
            assertEquals(1, small.inUse());
            Channel second = small.server.takeChannelForCaller();
            assertThrows(
                    TelephonyException.class,
                    () -> second.call(
                            Exchange.request("no-port", Duration.ofMinutes(1), Duration.ofMinutes(1)), heard));
            second.close();
            assertEquals(1, small.inUse());
        }
        caller.close();
    }

    @Test
    void strangersAreAnsweredWithoutState() throws Exception {
        peer.request("OPTIONS", exchange.address, callId, null, 1, "");
        assertEquals(Messages.ALLOWED, peer.expect("200 OPTIONS").header("Allow"));
        peer.request("REGISTER", exchange.address, callId + "r", null, 1, "");
        peer.expect("405 REGISTER");
        peer.request("JUGGLE", exchange.address, callId + "j", null, 1, "");
        peer.expect("501 JUGGLE");
        peer.request("BYE", exchange.address, callId + "b", "nobody", 1, "");
        peer.expect("481 BYE");
        peer.request("INVITE", exchange.address, callId + "i", "nobody", 1, SipPeer.sdp(4_000));
        peer.expect("481 INVITE");
        peer.request("CANCEL", exchange.address, callId + "c", null, 1, "");
        peer.expect("481 CANCEL");
    }
}
