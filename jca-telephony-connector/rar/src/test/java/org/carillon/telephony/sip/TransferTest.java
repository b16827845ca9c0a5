package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carillon.telephony.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are handed over to somebody else, and all that can go wrong with it. */
class TransferTest extends SipPeerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CALLEE = "+15550199";

    private SipText invite;
    private Call call;

    @BeforeEach
    void talk() throws Exception {
        call = exchange.call(heard);
        invite = answered(heard);
    }

    private SipText answered(HeardCall listener) throws Exception {
        SipText ours = peer.expect("INVITE");
        peer.answerWithVoice(ours, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", listener.next());
        return ours;
    }

    private SipText refer() throws Exception {
        call.transferTo(CALLEE, PATIENCE);
        return peer.expect("REFER");
    }

    private SipText accepted() throws Exception {
        SipText refer = refer();
        peer.answer(refer, "202 Accepted");
        return refer;
    }

    private void tell(int number, String subscription, String fragment) throws Exception {
        peer.tell(invite, number, subscription, fragment);
        peer.expect("200 NOTIFY");
    }

    @Test
    void aReferNamesTheCalleeAndUs() throws Exception {
        SipText refer = accepted();

        assertEquals("<sip:" + CALLEE + "@127.0.0.1:" + peer.port() + ">", refer.header("Refer-To"));
        assertEquals(invite.header("From").replaceAll(";tag=.*", ""), refer.header("Referred-By"));
        assertEquals(invite.header("Call-ID"), refer.header("Call-ID"));
        hangUpAfterAgreement();
    }

    private void hangUpAfterAgreement() throws Exception {
        peer.ask(invite, "BYE", 9, "");
        peer.expect("200 BYE");
        assertEquals("ended TRANSFERRED answered 200", heard.next());
    }

    @Test
    void whoReachesTheOtherIsLeftToThem() throws Exception {
        accepted();
        tell(1, "active;expires=60", "SIP/2.0 100 Trying\r\n");
        tell(2, "active;expires=50", "SIP/2.0 180 Ringing\r\n");
        assertTrue(heard.isSilentFor(30));

        tell(3, "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");

        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended TRANSFERRED answered 200", heard.next());
    }

    @ParameterizedTest
    @CsvSource({"486 Busy Here, 486", "603 Decline, 603", "503, 503", "302 Moved, 302"})
    void aTransferThatReachesNobodyFailsAndTheCallGoesOn(String status, int cause) throws Exception {
        accepted();

        tell(1, "terminated;reason=noresource", "SIP/2.0 " + status + "\r\n");

        assertEquals("transfer failed " + cause, heard.next());
        hangUp(invite, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501, 603, 403, 420, 500})
    void aPeerThatDoesNotTransferIsTalkedToFurther(int status) throws Exception {
        SipText refer = refer();

        peer.answer(refer, status + " No");

        assertEquals("transfer failed " + status, heard.next());
        hangUp(invite, 1);
    }

    @Test
    void theFarEndThatHangsUpAfterItHasAgreedIsTransferred() throws Exception {
        accepted();
        tell(1, "active;expires=60", "SIP/2.0 100 Trying\r\n");

        hangUpAfterAgreement();

        assertTrue(heard.end.reason().contains("agreed"), heard.end.reason());
    }

    @Test
    void theFarEndThatHangsUpBeforeItHasAgreedIsNotTransferred() throws Exception {
        refer();

        hangUp(invite, 1);
    }

    @Test
    void theFarEndThatHangsUpAfterAFailureIsNotTransferred() throws Exception {
        accepted();
        tell(1, "terminated;reason=noresource", "SIP/2.0 404 Not Found\r\n");
        assertEquals("transfer failed 404", heard.next());

        hangUp(invite, 2);
    }

    @Test
    void patienceEnds() throws Exception {
        accepted();
        tell(1, "active;expires=60", "SIP/2.0 180 Ringing\r\n");

        exchange.timer.pass(PATIENCE);

        assertEquals("transfer failed 0", heard.next());
        peer.tell(invite, 2, "terminated", "SIP/2.0 200 OK\r\n");
        peer.expect("481 NOTIFY");
        hangUp(invite, 3);
    }

    @Test
    void newsMayComeBeforeTheAnswerToTheRefer() throws Exception {
        SipText refer = refer();
        tell(1, "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");
        peer.expect("BYE");
        assertEquals("ended TRANSFERRED answered 200", heard.next());

        peer.answer(refer, "202 Accepted");

        assertTrue(heard.isSilentFor(30));
    }

    @Test
    void anotherTransferMayBeTriedAfterAFailure() throws Exception {
        peer.answer(refer(), "603 Decline");
        assertEquals("transfer failed 603", heard.next());

        SipText second = accepted();

        peer.askWith(
                invite,
                "NOTIFY",
                1,
                "Event: refer;id=1\r\nSubscription-State: active\r\nContent-Type: message/sipfrag\r\n",
                "");
        peer.expect("481 NOTIFY");
        peer.askWith(
                invite,
                "NOTIFY",
                2,
                "Event: refer;id=" + second.header("CSeq").split(" ")[0] + "\r\nSubscription-State: active\r\n",
                "");
        peer.expect("200 NOTIFY");
        hangUpAfterAgreement();
    }

    @Test
    void twoTransfersAtOnceAreNone() throws Exception {
        accepted();

        call.transferTo("+15550198", PATIENCE);

        assertEquals("transfer failed 0", heard.next());
        hangUpAfterAgreement();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0800",
                "sip:a@evil",
                "sip:a?Replaces=x",
                "sip:a\r\nX: y",
                "+1555\r\nX: y",
                "sip:a;method=BYE",
                "<sip:a>"
            })
    void aCalleeThatIsNoneIsNotReferredTo(String callee) throws Exception {
        call.transferTo(callee, PATIENCE);

        assertEquals("transfer failed 0", heard.next());
        hangUp(invite, 1);
    }

    @Test
    void aCallThatIsNotAnsweredCannotBeTransferred() throws Exception {
        HeardCall second = new HeardCall();
        Call ringing = exchange.call(second);
        SipText other = peer.expect("INVITE");

        ringing.transferTo(CALLEE, PATIENCE);

        assertEquals("transfer failed 0", second.next());
        peer.answer(other, "486 Busy Here");
        peer.expect("ACK");
        assertEquals("ended BUSY 486", second.next());
        hangUp(invite, 1);
    }

    @Test
    void newsOfNoTransferIsRefused() throws Exception {
        peer.tell(invite, 1, "active", "SIP/2.0 200 OK\r\n");
        peer.expect("481 NOTIFY");
        accepted();
        peer.askWith(invite, "NOTIFY", 2, "Event: presence\r\nSubscription-State: active\r\n", "");
        peer.expect("489 NOTIFY");
        tell(3, "active", "rubbish");
        tell(4, "active", "SIP/2.0 999 No\r\n");
        assertTrue(heard.isSilentFor(30));
        hangUpAfterAgreement();
    }

    @Test
    void nobodyMayReferUs() throws Exception {
        peer.askWith(invite, "REFER", 1, "Refer-To: <sip:+19005550100@127.0.0.1>\r\n", "");
        peer.expect("405 REFER");
        peer.expectSilence(50);
        hangUp(invite, 2);
    }

    @Test
    void aReferThatIsChallengedIsAuthorized() throws Exception {
        hangUp(invite, 1);
        exchange.connect(peer, ";user=carillon;password=secret");
        call = exchange.call(heard);
        invite = answered(heard);
        SipText refer = refer();

        peer.answer(
                refer,
                "401 Unauthorized",
                SipPeer.TAG,
                "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", algorithm=MD5\r\n",
                "");

        SipText second = peer.expect("REFER");
        assertEquals("carillon", second.parameter("Authorization", "username"));
        assertEquals(refer.header("Refer-To"), second.header("Refer-To"));
        peer.answer(second, "403 Forbidden");
        assertEquals("transfer failed 403", heard.next());
        hangUp(invite, 2);
    }

    /** The call of {@link #talk} and another one. */
    private final class Consultation {

        private final HeardCall other = new HeardCall();
        private final Call consulted = exchange.call(other);
        private final SipText second = answered(other);

        private Consultation() throws Exception {}

        private SipText refer() throws Exception {
            call.transferTo(consulted);
            return peer.expect("REFER");
        }

        private void hangUp(String end) throws Exception {
            peer.ask(second, "BYE", 9, "");
            peer.expect("200 BYE");
            assertEquals(end, other.next());
        }
    }

    @Test
    void theFarEndTakesOurPlaceInTheOtherCall() throws Exception {
        Consultation consultation = new Consultation();

        SipText refer = consultation.refer();

        assertEquals(invite.header("Call-ID"), refer.header("Call-ID"));
        String ourTag = consultation.second.parameter("From", "tag");
        assertEquals(
                "<sip:peer@127.0.0.1:" + peer.port() + "?Replaces="
                        + consultation.second.header("Call-ID").replace("@", "%40")
                        + "%3Bto-tag%3D" + SipPeer.TAG + "%3Bfrom-tag%3D" + ourTag + ">",
                refer.header("Refer-To"));
        peer.answer(refer, "202 Accepted");
        awaitAccepted();
        consultation.hangUp("ended TRANSFERRED answered 200");
        tell(1, "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");
        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended TRANSFERRED answered 200", heard.next());
    }

    /** The answer to the REFER has no visible effect; news of it that is answered comes after it. */
    private void awaitAccepted() throws Exception {
        tell(0, "active;expires=60", "SIP/2.0 100 Trying\r\n");
    }

    @Test
    void whoeverIsStillThereIsLeftWhenTheTransferSucceeds() throws Exception {
        Consultation consultation = new Consultation();
        peer.answer(consultation.refer(), "202 Accepted");

        tell(1, "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");

        peer.answer(peer.expect("BYE"), "200 OK");
        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended TRANSFERRED answered 200", heard.next());
        assertEquals("ended TRANSFERRED answered 200", consultation.other.next());
    }

    @Test
    void bothCallsGoOnWhenTheTransferFails() throws Exception {
        Consultation consultation = new Consultation();

        peer.answer(consultation.refer(), "501 Not Implemented");

        assertEquals("transfer failed 501", heard.next());
        assertEquals("transfer failed 501", consultation.other.next());
        consultation.hangUp("ended REMOTE_HANGUP answered 200");
        hangUp(invite, 1);
    }

    @Test
    void theOtherCallGoesOnWhenTheOneHangsUpWithoutAgreement() throws Exception {
        Consultation consultation = new Consultation();
        consultation.refer();

        hangUp(invite, 1);

        assertEquals("transfer failed 0", consultation.other.next());
        consultation.hangUp("ended REMOTE_HANGUP answered 200");
    }

    @Test
    void aCallCannotBeConnectedWithItself() throws Exception {
        call.transferTo(call);

        assertEquals("transfer failed 0", heard.next());
        hangUp(invite, 1);
    }
}
