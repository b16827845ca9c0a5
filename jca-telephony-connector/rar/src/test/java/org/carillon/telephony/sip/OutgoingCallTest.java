package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of ours to a peer that answers in every way there is. */
class OutgoingCallTest extends SipPeerTest {

    private static final Duration RING = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "600, BUSY",
        "603, DECLINED",
        "403, DECLINED",
        "607, DECLINED",
        "608, DECLINED",
        "480, NO_ANSWER",
        "487, NO_ANSWER",
        "408, CONGESTION",
        "500, CONGESTION",
        "503, CONGESTION",
        "504, CONGESTION",
        "404, FAILED",
        "410, FAILED",
        "484, FAILED",
        "604, FAILED",
        "488, FAILED",
        "606, FAILED",
        "401, FAILED",
        "407, FAILED",
        "300, FAILED",
        "302, FAILED",
        "420, FAILED",
        "699, FAILED"
    })
    void eachFinalAnswerIsADispositionWithItsCode(int status, String disposition) throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");

        peer.answer(invite, status + " Reason");

        peer.expect("ACK");
        assertEquals("ended " + disposition + " " + status, heard.next());
        assertFalse(heard.end.answered());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aRequestTimeoutAfterRingingIsNoAnswer() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        peer.answer(invite, "408 Request Timeout");

        assertEquals("ended NO_ANSWER 408", heard.next());
    }

    @Test
    void aRefusalAfterTheAnswerIsNotBelieved() throws Exception {
        exchange.call(heard);
        SipText invite = talk();

        peer.answer(invite, "405 Method Not Allowed");

        assertTrue(heard.isSilentFor(50));
        peer.ask(invite, "BYE", 1, "");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void itRingsOnceHoweverOftenItIsTold() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "100 Trying");
        peer.answer(invite, "183 Session Progress");
        peer.answer(invite, "180 Ringing");
        peer.answer(invite, "180 Ringing", TAG2, "", "");
        peer.answer(invite, "486 Busy Here");

        assertEquals("ringing", heard.next());
        assertEquals("ended BUSY 486", heard.next());
    }

    private static final String TAG2 = "peer-2";

    /** Lets the peer answer, and brings the call to where both talk. */
    private SipText talk() throws Exception {
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("ringing", heard.next());
        assertEquals("answered", heard.next());
        return invite;
    }

    @Test
    void theFarEndHangsUp() throws Exception {
        exchange.call(heard);
        SipText invite = talk();

        peer.ask(invite, "BYE", 1, "");

        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
        assertTrue(heard.isSilentFor(50));
        assertEquals(0, exchange.inUse());
    }

    @Test
    void weHangUp() throws Exception {
        Call call = exchange.call(heard);
        talk();

        call.hangUp();
        call.hangUp();

        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
        peer.expectSilence(100);
    }

    @Test
    void whatIsPlayingIsReportedBeforeTheEnd() throws Exception {
        Call call = exchange.call(heard);
        SipText invite = talk();
        call.audio().play(new short[80_000]);

        peer.ask(invite, "BYE", 1, "");

        assertEquals("played", heard.next());
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void aRingTimeOutCancelsAndIsNoAnswer() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        exchange.timer.pass(RING);

        SipText cancel = peer.expect("CANCEL");
        assertEquals(invite.header("Via"), cancel.header("Via"));
        peer.answer(cancel, "200 OK");
        peer.answer(invite, "487 Request Terminated");
        peer.expect("ACK");
        assertEquals("ended NO_ANSWER 487", heard.next());
    }

    @Test
    void aBusyThatCrossesOurCancelIsBusy() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());
        exchange.timer.pass(RING);
        peer.expect("CANCEL");

        peer.answer(invite, "486 Busy Here");

        assertEquals("ended BUSY 486", heard.next());
    }

    @Test
    void anAnswerThatCrossesOurCancelIsAcknowledgedAndEnded() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());
        exchange.timer.pass(RING);
        SipText cancel = peer.expect("CANCEL");

        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.answer(cancel, "200 OK");

        peer.expect("ACK");
        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended NO_ANSWER 200", heard.next());
        assertFalse(heard.end.answered());
    }

    @Test
    void hangingUpBeforeTheAnswerIsCanceled() throws Exception {
        Call call = exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        call.hangUp();

        peer.answer(peer.expect("CANCEL"), "200 OK");
        peer.answer(invite, "487 Request Terminated");
        peer.expect("ACK");
        assertEquals("ended CANCELED 487", heard.next());
    }

    @Test
    void theCancelWaitsForAProvisionalAnswer() throws Exception {
        Call call = exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        call.hangUp();
        peer.expectSilence(100);

        peer.answer(invite, "100 Trying");

        peer.answer(peer.expect("CANCEL"), "200 OK");
        peer.answer(invite, "487 Request Terminated");
        peer.expect("ACK");
        assertEquals("ended CANCELED 487", heard.next());
    }

    @Test
    void aCanceledCallThatIsNeverFinallyAnsweredEndsAllTheSame() throws Exception {
        Call call = exchange.call(heard);
        peer.answer(peer.expect("INVITE"), "180 Ringing");
        assertEquals("ringing", heard.next());
        call.hangUp();
        peer.expect("CANCEL");

        exchange.timer.pass(Duration.ofSeconds(32));

        assertEquals("ended CANCELED 0", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aServerThatDoesNotReactIsCongestion() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");

        exchange.timer.pass(Exchange.REACTION);

        assertEquals("ended CONGESTION 0", heard.next());
        peer.answer(invite, "180 Ringing");
        peer.expect("CANCEL");
        assertTrue(heard.isSilentFor(50));
    }

    @Test
    void aLateAnswerAfterGivingUpIsEnded() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        exchange.timer.pass(Exchange.REACTION);
        assertEquals("ended CONGESTION 0", heard.next());

        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);

        peer.expect("ACK");
        peer.expect("BYE");
        assertTrue(heard.isSilentFor(50));
    }

    @Test
    void aServerThatReactedMayRingOn() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        exchange.timer.pass(Exchange.REACTION);

        peer.expectSilence(100);
        talkAfterRinging(invite);
        hangUp(invite, 9);
    }

    private void talkAfterRinging(SipText invite) throws Exception {
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
    }

    @Test
    void theLongestDurationEndsACall() throws Exception {
        exchange.call(heard, RING, Duration.ofMinutes(3));
        talk();

        exchange.timer.pass(Duration.ofMinutes(3));

        peer.expect("BYE");
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgain() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        SipText first = peer.expect("ACK");

        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);

        SipText second = peer.receiveAnything();
        assertEquals("ACK", second.kind());
        assertEquals(first.header("CSeq"), second.header("CSeq"));
        assertEquals("answered", heard.next());
        assertTrue(heard.isSilentFor(50));
        hangUp(invite, 9);
    }

    @Test
    void theSecondOfTwoForkedAnswersIsAcknowledgedAndEnded() throws Exception {
        exchange.call(heard);
        SipText invite = talk();

        SipText ack = peer.answerUntilAcknowledged(invite, TAG2);

        assertTrue(ack.header("To").endsWith("tag=" + TAG2), ack.text());
        SipText bye = peer.expect("BYE");
        assertTrue(bye.header("To").endsWith("tag=" + TAG2), bye.text());
        peer.answer(bye, "200 OK");
        assertTrue(heard.isSilentFor(50));
        peer.ask(invite, "BYE", 1, "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void anAnswerThatIsFollowedAtOnceByAByeIsAnsweredAndEnded() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.ask(invite, "BYE", 1, "");

        assertEquals("answered", heard.next());
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void anAnswerWithoutACommonCodecFails() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");

        peer.answer(invite, "200 OK", SipPeer.TAG, "", SipPeer.sdp(4_000, "18 3", "sendrecv"));

        peer.expect("ACK");
        peer.expect("BYE");
        assertEquals("ended FAILED 200", heard.next());
        assertFalse(heard.end.answered());
    }

    @Test
    void anAnswerWithoutVoiceFails() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");

        peer.answer(invite, "200 OK");

        peer.expect("ACK");
        peer.expect("BYE");
        assertEquals("ended FAILED 200", heard.next());
    }

    @Test
    void anAddressOfTheOtherVersionOfIpFails() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");

        peer.answer(invite, "200 OK", SipPeer.TAG, "", SipPeer.sdp(4_000).replace("IN IP4 127.0.0.1", "IN IP6 ::1"));

        peer.expect("ACK");
        peer.expect("BYE");
        assertEquals("ended FAILED 200", heard.next());
    }

    @Test
    void voiceInTheProgressCountsWhenTheAnswerHasNone() throws Exception {
        exchange.call(heard);
        SipText invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "183 Session Progress", SipPeer.TAG);
        peer.answer(invite, "200 OK");

        peer.expect("ACK");
        assertEquals("ringing", heard.next());
        assertEquals("answered", heard.next());
        hangUp(invite, 9);
    }

    @Test
    void closingTheChannelHangsUp() throws Exception {
        Channel channel = exchange.server.takeChannelForCaller();
        channel.call(Exchange.request("closed", RING, RING), heard);
        talk();

        channel.close();

        peer.expect("BYE");
        assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void aBadCalleeIsRefusedBeforeAnythingIsSent() throws Exception {
        for (String callee :
                new String[] {"", "0800", "+1", "sip:a b", "sip:a@evil", "+1555\r\nX: y", "tel:+15550100"}) {
            try (Channel channel = exchange.server.takeChannelForCaller()) {
                CallRequest request = new CallRequest("bad", callee, null, RING, RING);
                assertThrows(TelephonyException.class, () -> channel.call(request, heard), callee);
            }
        }
        assertEquals(0, exchange.inUse());
        peer.expectSilence(50);
    }

    @Test
    void aListenerThatFailsEndsItsCallAndFreesTheChannel() throws Exception {
        HeardCall failing = new HeardCall() {
            @Override
            public void ringing(Call call) {
                throw new AssertionError("on purpose");
            }
        };
        exchange.call(failing);
        SipText invite = peer.expect("INVITE");

        peer.answer(invite, "180 Ringing");

        peer.answer(peer.expect("CANCEL"), "200 OK");
        assertEquals("ended FAILED 0", failing.next());
        assertEquals(0, exchange.inUse());
        peer.answer(invite, "487 Request Terminated");
        peer.expect("ACK");
    }

    @Test
    void ourInviteOffersWhatWeSpeak() throws IOException, Exception {
        exchange.call(heard);

        SipText invite = peer.expect("INVITE");

        assertTrue(invite.body().contains("RTP/AVP 0 8 101"), invite.body());
        assertTrue(invite.header("Call-ID").contains("-call-"));
        assertNotEquals("", invite.header("Contact"));
        assertEquals(Messages.ALLOWED, invite.header("Allow"));
        refuse(invite);
    }
}
