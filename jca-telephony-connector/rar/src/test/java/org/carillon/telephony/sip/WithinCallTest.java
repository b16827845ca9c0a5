package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the far end may ask during a call. */
class WithinCallTest extends SipPeerTest {

    private SipText invite;

    @BeforeEach
    void talk() throws Exception {
        exchange.call(heard);
        invite = peer.expect("INVITE");
        peer.answerWithVoice(invite, "200 OK", SipPeer.TAG);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
    }

    @AfterEach
    void hangUp() throws Exception {
        hangUp(invite, 9);
    }

    private SipText reInvite(int number, String sdp) throws Exception {
        peer.ask(invite, "INVITE", number, sdp);
        SipText answer = peer.receive();
        peer.ask(invite, "ACK", number, "");
        return answer;
    }

    @Test
    void holdAndBack() throws Exception {
        SipText hold = reInvite(1, SipPeer.sdp(peer.voicePort(), "0 101", "sendonly"));
        assertEquals("200 INVITE", hold.kind());
        assertTrue(hold.body().contains("a=recvonly"), hold.body());

        SipText back = reInvite(2, SipPeer.sdp(peer.voicePort()));
        assertEquals("200 INVITE", back.kind());
        assertTrue(back.body().contains("a=sendrecv"), back.body());
    }

    @Test
    void holdInBothDirections() throws Exception {
        assertTrue(reInvite(1, SipPeer.sdp(peer.voicePort(), "0 101", "inactive"))
                .body()
                .contains("a=inactive"));
        assertTrue(reInvite(2, SipPeer.sdp(peer.voicePort(), "0 101", "recvonly"))
                .body()
                .contains("a=sendonly"));
    }

    @Test
    void holdByUpdate() throws Exception {
        peer.ask(invite, "UPDATE", 1, SipPeer.sdp(peer.voicePort(), "0 101", "sendonly"));

        SipText answer = peer.expect("200 UPDATE");
        assertTrue(answer.body().contains("a=recvonly"), answer.text());
        assertTrue(answer.header("Contact").contains("carillon"), answer.text());
    }

    @Test
    void anUpdateThatCannotBeUsedIsRefusedAndTheCallGoesOn() throws Exception {
        peer.ask(invite, "UPDATE", 1, SipPeer.sdp(peer.voicePort(), "18", "sendrecv"));
        peer.expect("488 UPDATE");
        peer.ask(invite, "UPDATE", 2, "v=0\r\nrubbish");
        peer.expect("488 UPDATE");
        assertTrue(heard.isSilentFor(30));
    }

    @Test
    void noVoiceIsSentToWhoeverHolds() throws Exception {
        try (DatagramSocket music = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            music.setSoTimeout(150);
            reInvite(1, SipPeer.sdp(music.getLocalPort(), "0 101", "sendonly"));

            assertThrows(SocketTimeoutException.class, () -> music.receive(new DatagramPacket(new byte[2_000], 2_000)));

            reInvite(2, SipPeer.sdp(music.getLocalPort()));
            music.setSoTimeout(5_000);
            music.receive(new DatagramPacket(new byte[2_000], 2_000));
        }
    }

    @Test
    void theSameRequestTwiceIsAnsweredTheSame() throws Exception {
        String branch = peer.newBranch();
        SipText request = peer.ask(invite, "INVITE", 1, branch, SipPeer.sdp(peer.voicePort(), "0 101", "sendonly"));
        SipText answer = peer.expect("200 INVITE");
        peer.send(request.text(), invite.source());
        assertEquals(answer.text(), peer.receiveAnything().text());
        peer.ask(invite, "ACK", 1, "");
    }

    @Test
    void anOfferMustWaitForTheAnswerToOurs() throws Exception {
        peer.ask(invite, "INVITE", 1, "");
        peer.expect("200 INVITE");

        peer.ask(invite, "UPDATE", 2, SipPeer.sdp(peer.voicePort()));

        peer.expect("491 UPDATE");
        peer.ask(invite, "ACK", 1, SipPeer.sdp(peer.voicePort()));
    }

    @Test
    void aRequestFromThePastIsRefused() throws Exception {
        peer.ask(invite, "OPTIONS", 5, "");
        peer.expect("200 OPTIONS");

        peer.ask(invite, "OPTIONS", 4, "");

        peer.expect("500 OPTIONS");
    }

    @Test
    void holdWithAnEmptyAddress() throws Exception {
        SipText hold = reInvite(1, SipPeer.sdp(peer.voicePort()).replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"));

        assertTrue(hold.body().contains("a=recvonly"), hold.body());
    }

    @Test
    void voiceFollowsToANewAddress() throws Exception {
        try (DatagramSocket elsewhere =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            elsewhere.setSoTimeout(5_000);

            reInvite(1, SipPeer.sdp(elsewhere.getLocalPort(), "8 101", "sendrecv"));

            DatagramPacket rtp = new DatagramPacket(new byte[2_000], 2_000);
            elsewhere.receive(rtp);
            assertEquals(8, rtp.getData()[1] & 0x7F);
        }
    }

    @Test
    void anOfferWithoutACommonCodecIsRefusedAndTheCallGoesOn() throws Exception {
        assertEquals(
                "488 INVITE",
                reInvite(1, SipPeer.sdp(peer.voicePort(), "18", "sendrecv")).kind());
        assertEquals("488 INVITE", reInvite(2, "v=0\r\nrubbish").kind());
        assertTrue(heard.isSilentFor(50));
    }

    @Test
    void anInviteWithoutOfferGetsOurs() throws Exception {
        peer.ask(invite, "INVITE", 1, "");
        SipText answer = peer.expect("200 INVITE");
        assertTrue(answer.body().contains("RTP/AVP 0 8 101"), answer.body());

        peer.ask(invite, "ACK", 1, SipPeer.sdp(peer.voicePort()));

        assertTrue(heard.isSilentFor(50));
    }

    @Test
    void optionsIsAnsweredWithWhatWeCan() throws Exception {
        peer.ask(invite, "OPTIONS", 1, "");

        assertEquals(Messages.ALLOWED, peer.expect("200 OPTIONS").header("Allow"));
    }

    @Test
    void whatWeDoNotDoIsRefused() throws Exception {
        peer.ask(invite, "MESSAGE", 1, "");
        assertEquals(Messages.ALLOWED, peer.expect("405 MESSAGE").header("Allow"));
        peer.ask(invite, "INFO", 2, "");
        peer.expect("405 INFO");
        peer.ask(invite, "JUGGLE", 3, "");
        peer.expect("501 JUGGLE");
        assertTrue(heard.isSilentFor(20));
    }

    @Test
    void aByeForAnotherDialogIsNone() throws Exception {
        String stranger = invite.text().replace(invite.header("Call-ID"), "other-call");

        peer.ask(new SipText(stranger, invite.source()), "BYE", 1, "");

        peer.expect("481 BYE");
        assertTrue(heard.isSilentFor(20));
    }
}
