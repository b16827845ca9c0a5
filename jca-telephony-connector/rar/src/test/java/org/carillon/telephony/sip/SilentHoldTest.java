package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carillon.telephony.media.PortRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a far end may say nothing. */
@Timeout(30)
class SilentHoldTest {

    @Test
    void whoeverHoldsACallNeedNotPlayMusicButAfterwardsSilenceCountsAgain() throws Exception {
        HeardCall heard = new HeardCall();
        try (SipPeer peer = new SipPeer();
                Exchange exchange = new Exchange(new PortRange(36_510, 36_519), Duration.ofMillis(300))) {
            exchange.connect(peer, "");
            exchange.call(heard);
            SipText invite = peer.expect("INVITE");
            peer.answer(invite, "183 Session Progress", SipPeer.TAG, "", SipPeer.sdp(peer.voicePort()));
            assertEquals("ringing", heard.next());
            assertTrue(heard.isSilentFor(600));
            peer.answer(invite, "200 OK", SipPeer.TAG, "", SipPeer.sdp(peer.voicePort(), "0 101", "sendonly"));
            peer.expect("ACK");
            assertEquals("answered", heard.next());
            assertTrue(heard.isSilentFor(600));

            peer.ask(invite, "INVITE", 1, SipPeer.sdp(peer.voicePort()));
            peer.expect("200 INVITE");
            peer.ask(invite, "ACK", 1, "");

            assertEquals("ended LOST answered 200", heard.next());
        }
    }
}
