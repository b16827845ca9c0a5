package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refreshes of a session, by us and by the far end (RFC 4028). */
class SessionTimerTest extends SipPeerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WITH_UPDATE = "Allow: INVITE, ACK, BYE, UPDATE\r\n";

    private SipText invite;

    private void talk(String fields) throws Exception {
        exchange.call(heard, Duration.ofMinutes(1), Duration.ofHours(2));
        invite = peer.expect("INVITE");
        answer(fields);
    }

    private void answer(String fields) throws Exception {
        peer.answer(invite, "200 OK", SipPeer.TAG, fields, SipPeer.sdp(peer.voicePort()));
        peer.expect("ACK");
        assertEquals("answered", heard.next());
    }

    private static void pass(int seconds) {
        exchange.timer.pass(Duration.ofSeconds(seconds));
    }

    private static String expires(int seconds, String refresher) {
        return "Require: timer\r\nSession-Expires: " + seconds + ";refresher=" + refresher + "\r\n";
    }

    @Test
    void weAskForHalfAnHour() throws Exception {
        talk("");

        assertEquals("1800", invite.header("Session-Expires"));
        assertEquals("90", invite.header("Min-SE"));
        assertTrue(invite.headers("Supported").toString().contains("timer"), invite.text());
        hangUp(invite, 1);
    }

    @Test
    void aPeerThatKnowsNothingOfItIsLeftInPeace() throws Exception {
        talk("");

        pass(1_801);

        peer.expectSilence(50);
        hangUp(invite, 1);
    }

    @Test
    void weRefreshByUpdateWhereThePeerAllowsIt() throws Exception {
        talk(WITH_UPDATE + expires(600, "uac"));
        pass(299);
        peer.expectSilence(30);

        pass(1);

        SipText update = peer.expect("UPDATE");
        assertEquals("", update.body());
        assertEquals("600;refresher=uac", update.header("Session-Expires"));
        peer.answer(update, "200 OK", SipPeer.TAG, expires(600, "uac"), "");
        awaitRefreshed();
        pass(300);
        peer.answer(peer.expect("UPDATE"), "200 OK", SipPeer.TAG, expires(600, "uac"), "");
        awaitRefreshed();
        hangUp(invite, 9);
    }

    /** What the answer to a refresh does is not seen from outside; what is asked after it is answered after it. */
    private void awaitRefreshed() throws Exception {
        peer.ask(invite, "OPTIONS", optionsSent++, "");
        peer.expect("200 OPTIONS");
    }

    private int optionsSent = 1;

    @Test
    void weRefreshByAReInviteThatChangesNothing() throws Exception {
        talk(expires(200, "uac"));

        pass(100);

        SipText again = peer.expect("INVITE");
        assertEquals(invite.body(), again.body());
        peer.answer(again, "200 OK", SipPeer.TAG, expires(200, "uac"), SipPeer.sdp(peer.voicePort()));
        peer.expect("ACK");
        awaitRefreshed();
        pass(100);
        peer.answer(peer.expect("INVITE"), "486 Busy Here");
        peer.expect("ACK");
        hangUp(invite, 9);
    }

    @Test
    void anUpdateThatIsRefusedIsFollowedByAReInvite() throws Exception {
        talk(WITH_UPDATE + expires(200, "uac"));
        pass(100);

        peer.answer(peer.expect("UPDATE"), "405 Method Not Allowed");

        peer.answer(peer.expect("INVITE"), "200 OK", SipPeer.TAG, expires(200, "uac"), SipPeer.sdp(peer.voicePort()));
        peer.expect("ACK");
        hangUp(invite, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 481})
    void aPeerThatHasForgottenTheCallEndsIt(int status) throws Exception {
        talk(WITH_UPDATE + expires(200, "uac"));
        pass(100);

        peer.answer(peer.expect("UPDATE"), status + " Gone");

        peer.answer(peer.expect("BYE"), "200 OK");
        assertEquals("ended LOST answered 200", heard.next());
    }

    @Test
    void aRefreshThatFailsLetsTheSessionRunOut() throws Exception {
        talk(expires(90, "uac"));
        pass(45);
        peer.answer(peer.expect("INVITE"), "500 Server Error");
        peer.expect("ACK");
        awaitRefreshed();
        assertTrue(heard.isSilentFor(30));

        pass(15);

        peer.expect("BYE");
        assertEquals("ended LOST answered 200", heard.next());
    }

    @Test
    void afterAGlareTheRefreshComesAgain() throws Exception {
        talk(expires(200, "uac"));
        pass(100);
        peer.answer(peer.expect("INVITE"), "491 Request Pending");
        peer.expect("ACK");
        awaitRefreshed();
        pass(2);
        peer.expectSilence(30);

        pass(2);

        peer.answer(peer.expect("INVITE"), "200 OK", SipPeer.TAG, expires(200, "uac"), SipPeer.sdp(peer.voicePort()));
        peer.expect("ACK");
        hangUp(invite, 9);
    }

    @Test
    void whileOurReInviteIsUnderWayThePeersMustWait() throws Exception {
        talk(expires(200, "uac"));
        pass(100);
        SipText ours = peer.expect("INVITE");

        peer.ask(invite, "INVITE", 1, SipPeer.sdp(peer.voicePort()));
        peer.expect("491 INVITE");
        peer.ask(invite, "ACK", 1, "");
        peer.ask(invite, "UPDATE", 2, SipPeer.sdp(peer.voicePort()));
        peer.expect("491 UPDATE");

        peer.answer(ours, "200 OK", SipPeer.TAG, expires(200, "uac"), SipPeer.sdp(peer.voicePort()));
        peer.expect("ACK");
        hangUp(invite, 9);
    }

    @Test
    void aPeerThatPromisedToRefreshAndDoesNotIsHungUpOn() throws Exception {
        talk(expires(300, "uas"));
        pass(150);
        peer.expectSilence(30);
        pass(117);
        peer.expectSilence(30);

        pass(1);

        peer.expect("BYE");
        assertEquals("ended LOST answered 200", heard.next());
    }

    @Test
    void aPeerThatRefreshesIsTalkedToFurther() throws Exception {
        talk(expires(300, "uas"));
        pass(200);

        peer.askWith(invite, "UPDATE", 1, "Supported: timer\r\nSession-Expires: 300;refresher=uac\r\n", "");

        SipText answer = peer.expect("200 UPDATE");
        assertEquals("300;refresher=uac", answer.header("Session-Expires"));
        assertEquals("timer", answer.header("Require"));
        pass(200);
        assertTrue(heard.isSilentFor(30));
        peer.askWith(
                invite,
                "INVITE",
                2,
                "Supported: timer\r\nSession-Expires: 300;refresher=uac\r\n",
                SipPeer.sdp(peer.voicePort()));
        assertEquals("300;refresher=uac", peer.expect("200 INVITE").header("Session-Expires"));
        peer.ask(invite, "ACK", 2, "");
        hangUp(invite, 3);
    }

    @Test
    void aPeerThatWantsItRarelyGetsIt() throws Exception {
        exchange.call(heard);
        SipText first = peer.expect("INVITE");

        peer.answer(first, "422 Session Interval Too Small", SipPeer.TAG, "Min-SE: 3600\r\n", "");

        peer.expect("ACK");
        invite = peer.expect("INVITE");
        assertEquals("3600", invite.header("Session-Expires"));
        assertEquals("3600", invite.header("Min-SE"));
        assertEquals("2 INVITE", invite.header("CSeq"));
        answer("");
        hangUp(invite, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Min-SE: 90\r\n", "Min-SE: 2147483647\r\n"})
    void aRefusalThatMakesNoSenseIsFinal(String fields) throws Exception {
        exchange.call(heard);
        SipText first = peer.expect("INVITE");

        peer.answer(first, "422 Session Interval Too Small", SipPeer.TAG, fields, "");

        peer.expect("ACK");
        assertEquals("ended FAILED 422", heard.next());
    }

    @Test
    void nobodyHasUsRefreshAllTheTime() throws Exception {
        talk(WITH_UPDATE + expires(2, "uac"));

        pass(44);

        peer.expectSilence(30);
        hangUp(invite, 1);
    }

    // calls that come in

    private SipText incoming(String fields) throws Exception {
        String callId = "timed-" + NUMBER.incrementAndGet();
        peer.request(
                "INVITE", exchange.address, callId, null, 1, peer.newBranch(), fields, SipPeer.sdp(peer.voicePort()));
        SipText first = peer.receive();
        if (!first.kind().equals("180 INVITE")) {
            return first;
        }
        exchange.awaitArrival().accept(heard);
        SipText answer = peer.expect("200 INVITE");
        peer.request("ACK", exchange.address, callId, answer.parameter("To", "tag"), 1, "");
        assertEquals("answered", heard.next());
        return answer;
    }

    private void hangUp(SipText answer) throws Exception {
        peer.request("BYE", exchange.address, answer.header("Call-ID"), answer.parameter("To", "tag"), 2, "");
        peer.expect("200 BYE");
        assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
    }

    @Test
    void aCallerWhoAsksForItRefreshes() throws Exception {
        SipText answer = incoming("Supported: timer\r\nSession-Expires: 600\r\n");

        assertEquals("600;refresher=uac", answer.header("Session-Expires"));
        assertEquals("timer", answer.header("Require"));
        hangUp(answer);
    }

    @Test
    void aCallerWhoLeavesItToUsIsRefreshed() throws Exception {
        SipText answer = incoming("Supported: timer\r\nAllow: UPDATE\r\nSession-Expires: 600;refresher=uas\r\n");
        assertEquals("600;refresher=uas", answer.header("Session-Expires"));

        pass(300);

        peer.answer(peer.expect("UPDATE"), "200 OK", SipPeer.TAG, expires(600, "uac"), "");
        hangUp(answer);
    }

    @Test
    void aProxyThatAsksForItIsServedByUs() throws Exception {
        SipText answer = incoming("Session-Expires: 600\r\n");

        assertEquals("600;refresher=uas", answer.header("Session-Expires"));
        assertEquals("", answer.header("Require"));
        hangUp(answer);
    }

    @Test
    void aLongIntervalIsShortenedAsFarAsThePeerPermits() throws Exception {
        SipText answer = incoming("Supported: timer\r\nSession-Expires: 7200\r\n");
        assertEquals("1800;refresher=uac", answer.header("Session-Expires"));
        hangUp(answer);

        SipText other = incoming("Supported: timer\r\nSession-Expires: 7200\r\nMin-SE: 3600\r\n");
        assertEquals("3600;refresher=uac", other.header("Session-Expires"));
        hangUp(other);
    }

    @Test
    void aCallerWhoKnowsNothingOfItGetsNothingOfIt() throws Exception {
        SipText answer = incoming("");

        assertFalse(answer.text().contains("Session-Expires"), answer.text());
        hangUp(answer);
    }

    @Test
    void tooShortAnIntervalIsRefused() throws Exception {
        SipText answer = incoming("Supported: timer\r\nSession-Expires: 30\r\n");

        assertEquals("422 INVITE", answer.kind());
        assertEquals("90", answer.header("Min-SE"));
    }

    @Test
    void tooShortAnIntervalDuringACallIsRefusedToo() throws Exception {
        talk("");

        peer.askWith(invite, "UPDATE", 1, "Supported: timer\r\nSession-Expires: 30\r\n", "");

        assertEquals("90", peer.expect("422 UPDATE").header("Min-SE"));
        hangUp(invite, 2);
    }
}
