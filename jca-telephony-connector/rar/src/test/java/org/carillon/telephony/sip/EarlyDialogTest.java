package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between our INVITE and its answer: reliable provisional answers, early media, UPDATE, forks. */
class EarlyDialogTest extends SipPeerTest {

    private static final String OTHER = "peer-2";
    private static final String RELIABLE = "Require: 100rel\r\nRSeq: ";

    private Call call;
    private SipText invite;

    @BeforeEach
    void dial() throws Exception {
        call = exchange.call(heard);
        invite = peer.expect("INVITE");
    }

    private void progress(String status, int sequence, String tag, String sdp) throws IOException {
        peer.answer(invite, status, tag, RELIABLE + sequence + "\r\n", sdp);
    }

    private SipText acknowledged(int sequence, String tag) throws IOException {
        SipText prack = peer.expect("PRACK");
        assertEquals(sequence + " 1 INVITE", prack.header("RAck"));
        assertEquals(tag, prack.parameter("To", "tag"));
        peer.answer(prack, "200 OK");
        return prack;
    }

    private void answerAndHangUp(String sdp) throws Exception {
        peer.answer(invite, "200 OK", SipPeer.TAG, "", sdp);
        peer.expect("ACK");
        assertEquals("answered", heard.next());
        hangUp(invite, 90);
    }

    @Test
    void weCanBeAnsweredReliably() throws Exception {
        assertTrue(invite.headers("Supported").toString().contains("100rel"), invite.text());
        refuse(invite);
    }

    @Test
    void eachReliableAnswerIsAcknowledgedOnce() throws Exception {
        progress("183 Session Progress", 7, SipPeer.TAG, "");
        SipText first = acknowledged(7, SipPeer.TAG);
        progress("183 Session Progress", 7, SipPeer.TAG, "");
        peer.expectSilence(50);
        progress("180 Ringing", 8, SipPeer.TAG, "");
        SipText second = acknowledged(8, SipPeer.TAG);

        assertNotEquals(first.header("CSeq"), second.header("CSeq"));
        assertEquals("ringing", heard.next());
        refuse(invite);
    }

    @Test
    void whatComesOutOfItsOrderWaitsForWhatIsMissing() throws Exception {
        progress("183 Session Progress", 1, SipPeer.TAG, "");
        acknowledged(1, SipPeer.TAG);
        progress("180 Ringing", 3, SipPeer.TAG, "");
        peer.expectSilence(50);

        progress("180 Ringing", 2, SipPeer.TAG, "");
        acknowledged(2, SipPeer.TAG);
        progress("180 Ringing", 3, SipPeer.TAG, "");
        acknowledged(3, SipPeer.TAG);

        refuseAfterRinging();
    }

    private void refuseAfterRinging() throws Exception {
        assertEquals("ringing", heard.next());
        refuse(invite);
    }

    @Test
    void eachBranchOfAForkCountsByItself() throws Exception {
        progress("183 Session Progress", 5, SipPeer.TAG, "");
        acknowledged(5, SipPeer.TAG);
        progress("180 Ringing", 900, OTHER, "");
        acknowledged(900, OTHER);
        progress("180 Ringing", 6, SipPeer.TAG, "");
        acknowledged(6, SipPeer.TAG);

        assertEquals("ringing", heard.next());
        answerAndHangUp(SipPeer.sdp(peer.voicePort()));
    }

    @Test
    void anUnreliableAnswerIsNotAcknowledged() throws Exception {
        peer.answer(invite, "180 Ringing", SipPeer.TAG, "RSeq: 5\r\n", "");
        peer.expectSilence(50);

        refuseAfterRinging();
    }

    @Test
    void theAnswerInAReliableProgressHolds() throws Exception {
        progress("183 Session Progress", 1, SipPeer.TAG, SipPeer.sdp(peer.voicePort()));
        acknowledged(1, SipPeer.TAG);
        assertEquals("ringing", heard.next());

        answerAndHangUp("");
    }

    @Test
    void aGivenUpCallStillAcknowledges() throws Exception {
        peer.answer(invite, "100 Trying");
        call.hangUp();
        SipText cancel = peer.expect("CANCEL");
        progress("180 Ringing", 1, SipPeer.TAG, "");
        acknowledged(1, SipPeer.TAG);

        peer.answer(cancel, "200 OK");
        peer.answer(invite, "487 Request Terminated");
        peer.expect("ACK");
        assertEquals("ended CANCELED 487", heard.next());
    }

    /** Voice of the network, from the port that an SDP has told. */
    private static final class Announcement implements AutoCloseable {

        private final DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        private int sequence;

        private Announcement() throws IOException {
            socket.setSoTimeout(5_000);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void say(SipText description, int packets) throws Exception {
            String port = description.body().replaceAll("(?s).*m=audio (\\d+) .*", "$1");
            for (int i = 0; i < packets; i++) {
                byte[] rtp = new byte[172];
                rtp[0] = (byte) 0x80;
                rtp[3] = (byte) ++sequence;
                int time = 160 * sequence;
                rtp[6] = (byte) (time >> 8);
                rtp[7] = (byte) time;
                rtp[11] = 42;
                for (int j = 12; j < rtp.length; j++) {
                    rtp[j] = (byte) (j % 2 == 0 ? 0x10 : 0x90); // loud
                }
                socket.send(
                        new DatagramPacket(rtp, rtp.length, InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        private boolean isSilent() throws IOException {
            socket.setSoTimeout(200);
            try {
                socket.receive(new DatagramPacket(new byte[2_000], 2_000));
                return false;
            } catch (java.net.SocketTimeoutException silence) {
                return true;
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private CountDownLatch loudFrames() {
        CountDownLatch loud = new CountDownLatch(5);
        call.audio().tap(frame -> {
            if (Math.abs(frame[80]) > 1_000) {
                loud.countDown();
            }
        });
        return loud;
    }

    @Test
    void whatTheNetworkSaysBeforeTheAnswerIsHeard() throws Exception {
        try (Announcement network = new Announcement()) {
            CountDownLatch loud = loudFrames();
            peer.answer(invite, "183 Session Progress", SipPeer.TAG, "", SipPeer.sdp(network.port()));
            assertEquals("ringing", heard.next());
            call.audio().play(new short[800]);
            call.audio().sendKey('1');

            network.say(invite, 20);

            assertTrue(loud.await(2, TimeUnit.SECONDS), "nothing was heard");
            assertTrue(network.isSilent(), "we have spoken before the answer");
            peer.answer(invite, "200 OK", SipPeer.TAG, "", SipPeer.sdp(network.port()));
            peer.expect("ACK");
            assertEquals("answered", heard.next());
            assertEquals("played", heard.next());
            hangUp(invite, 90);
        }
    }

    @Test
    void theBranchThatSpokeLastIsHeard() throws Exception {
        try (Announcement one = new Announcement();
                Announcement other = new Announcement()) {
            peer.answer(invite, "183 Session Progress", SipPeer.TAG, "", SipPeer.sdp(one.port()));
            assertEquals("ringing", heard.next());
            CountDownLatch loud = loudFrames();
            progress("183 Session Progress", 3, OTHER, SipPeer.sdp(other.port()));
            acknowledged(3, OTHER);

            other.say(invite, 20);

            assertTrue(loud.await(2, TimeUnit.SECONDS), "nothing was heard");
            refuse(invite);
        }
    }

    @Test
    void earlyMediaThatCannotBeHeardIsOnlyRinging() throws Exception {
        peer.answer(invite, "183 Session Progress", SipPeer.TAG, "", SipPeer.sdp(4_000, "18", "sendrecv"));
        assertEquals("ringing", heard.next());

        answerAndHangUp(SipPeer.sdp(peer.voicePort()));
    }

    @Test
    void anOfferBeforeTheAnswerIsAnsweredWhenOursWas() throws Exception {
        progress("183 Session Progress", 1, SipPeer.TAG, SipPeer.sdp(peer.voicePort()));
        acknowledged(1, SipPeer.TAG);
        assertEquals("ringing", heard.next());
        try (Announcement elsewhere = new Announcement()) {
            peer.ask(invite, "UPDATE", 1, SipPeer.sdp(elsewhere.port(), "8 101", "sendrecv"));
            SipText answer = peer.expect("200 UPDATE");
            assertTrue(answer.body().contains("RTP/AVP 8 101"), answer.text());

            answerWithoutSdp();

            elsewhere.socket.receive(new DatagramPacket(new byte[2_000], 2_000));
        }
        hangUp(invite, 90);
    }

    private void answerWithoutSdp() throws Exception {
        peer.answer(invite, "200 OK");
        peer.expect("ACK");
        assertEquals("answered", heard.next());
    }

    @Test
    void anOfferWhileOursIsOpenMustWait() throws Exception {
        peer.answerWithVoice(invite, "183 Session Progress", SipPeer.TAG);
        assertEquals("ringing", heard.next());

        peer.ask(invite, "UPDATE", 1, SipPeer.sdp(peer.voicePort()));

        peer.expect("491 UPDATE");
        peer.ask(invite, "UPDATE", 2, "");
        assertEquals("", peer.expect("200 UPDATE").body());
        refuse(invite);
    }

    @Test
    void aBranchThatIsUnknownMayOfferNothing() throws Exception {
        peer.answer(invite, "180 Ringing");
        assertEquals("ringing", heard.next());

        peer.askFrom("nobody", invite, "UPDATE", 1, SipPeer.sdp(peer.voicePort()));

        peer.expect("481 UPDATE");
        refuse(invite);
    }

    @Test
    void moreBranchesThanAnyoneNeedsAreOnlyRinging() throws Exception {
        for (int i = 0; i < 12; i++) {
            progress("180 Ringing", 1, "branch-" + i, "");
            if (i < 8) {
                acknowledged(1, "branch-" + i);
            }
        }
        peer.expectSilence(50);
        refuseAfterRinging();
    }

    @Test
    void keysBeforeTheAnswerAreNotTold() throws Exception {
        try (Announcement network = new Announcement()) {
            peer.answer(invite, "183 Session Progress", SipPeer.TAG, "", SipPeer.sdp(network.port()));
            assertEquals("ringing", heard.next());
            byte[] key = {(byte) 0x80, (byte) (0x80 | 101), 0, 1, 0, 0, 0, 1, 0, 0, 0, 42, 5, (byte) 0x8A, 3, 32};
            String port = invite.body().replaceAll("(?s).*m=audio (\\d+) .*", "$1");
            network.socket.send(
                    new DatagramPacket(key, key.length, InetAddress.getLoopbackAddress(), Integer.parseInt(port)));

            assertTrue(heard.isSilentFor(100));
            refuse(invite);
        }
        assertFalse(heard.end.answered());
    }
}
