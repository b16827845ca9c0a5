package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carillon.telephony.TelephonyException;
import org.carillon.telephony.pool.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls when the adapter is stopped under them. */
@Timeout(30)
class StoppedAdapterTest {

    private static final Duration RING = Duration.ofSeconds(60);

    private SipPeer peer;
    private Exchange exchange;
    private final HeardCall heard = new HeardCall();

    @BeforeEach
    void open() throws Exception {
        peer = new SipPeer();
        exchange = new Exchange().connect(peer, "");
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        peer.close();
    }

    /** Lets the peer answer, and brings the call to where both talk. */
    private void talk() throws Exception {
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "180 Ringing");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("ringing", heard.next());
        assertEquals("answered", heard.next());
    }

    @Test
    void theStopOfTheAdapterLosesACallThatTalks() throws Exception {
        exchange.call(heard);
        talk();

        exchange.stop();

        peer.expect("BYE");
        assertEquals("ended LOST answered 200", heard.next());
        assertEquals(0, exchange.inUse());
    }

    @Test
    void theStopOfTheAdapterCancelsACallThatRings() throws Exception {
        exchange.call(heard);
        peer.answer(peer.expect("INVITE"), "180 Ringing");
        assertEquals("ringing", heard.next());

        exchange.stop();

        peer.expect("CANCEL");
        assertEquals("ended LOST 0", heard.next());
    }

    @Test
    void afterTheStopNothingIsPlaced() throws Exception {
        Channel channel = exchange.server.takeChannelForCaller();
        exchange.stop();

        assertThrows(TelephonyException.class, () -> channel.call(Exchange.request("late", RING, RING), heard));

        channel.close();
        assertEquals(0, exchange.inUse());
        assertTrue(heard.isSilentFor(20));
    }

    @Test
    void theStopOfTheAdapterRefusesWhatStillRings() throws Exception {
        peer.request("INVITE", exchange.address, "incoming", null, 1, SipPeer.sdp(peer.voicePort()));
        peer.expect("180 INVITE");
        assertTrue(exchange.awaitArrival() != null);

        exchange.stop();

        peer.expect("503 INVITE");
        assertEquals(0, exchange.inUse());
    }

    /** Its Contact names a transport by which nothing can be sent: not even the BYE. */
    @Test
    void oneBrokenPeerDoesNotKeepTheOthersFromBeingEnded() throws Exception {
        exchange.call(heard);
        talk();
        HeardCall broken = new HeardCall();
        String contact = "127.0.0.1:" + peer.port();
        String invite = peer.requestText("INVITE", exchange.address, "broken", null, 1, SipPeer.sdp(peer.voicePort()));
        peer.send(invite.replace("<sip:peer@" + contact, "<sip:peer@" + contact + ";transport=sctp"), exchange.address);
        peer.expect("180 INVITE");
        exchange.awaitArrival().accept(broken);
        SipText answer = peer.expect("200 INVITE");
        peer.request("ACK", exchange.address, "broken", answer.parameter("To", "tag"), 1, "");
        assertEquals("answered", broken.next());

        exchange.stop();

        peer.expect("BYE");
        assertEquals("ended LOST answered 200", heard.next());
        assertEquals("ended LOST answered 200", broken.next());
        assertEquals(0, exchange.inUse());
    }
}
