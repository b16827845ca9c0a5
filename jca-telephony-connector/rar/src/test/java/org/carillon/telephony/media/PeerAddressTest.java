package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.carillon.telephony.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class PeerAddressTest {

    private static final InetSocketAddress TOLD = new InetSocketAddress("192.0.2.1", 5_000);
    private static final InetSocketAddress OTHER_PORT = new InetSocketAddress("192.0.2.1", 6_000);
    private static final InetSocketAddress FOREIGN = new InetSocketAddress("198.51.100.1", 5_000);

    private static RtpPacket packet(int ssrc, int sequence) {
        ByteBuffer bytes = ByteBuffer.allocate(12);
        RtpPacket.writeHeader(bytes, false, 0, sequence, 0, ssrc);
        RtpPacket packet = new RtpPacket();
        packet.parse(bytes.flip());
        return packet;
    }

    private static PeerAddress peer(boolean foreignAccepted) {
        PeerAddress peer = new PeerAddress(foreignAccepted);
        peer.tell(TOLD);
        return peer;
    }

    /** How many of the packets in a row are taken for the peer's. */
    private static int taken(PeerAddress peer, InetSocketAddress from, int ssrc, int packets) {
        int taken = 0;
        for (int i = 0; i < packets; i++) {
            taken += peer.owns(from, packet(ssrc, i)) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void theAddressOfTheSdpIsThePeers() {
        PeerAddress peer = peer(false);
        assertThat(taken(peer, TOLD, 1, 5)).isEqualTo(5);
        assertThat(taken(peer, OTHER_PORT, 2, 50)).isZero();
        assertThat(peer.target()).isEqualTo(TOLD);
    }

    @Test
    void anotherPortOfTheSameHostIsBelievedAfterAFewPackets() {
        PeerAddress peer = peer(false);
        assertThat(taken(peer, OTHER_PORT, 2, 5)).isEqualTo(5 - PeerAddress.PROBATION + 1);
        assertThat(peer.target()).isEqualTo(OTHER_PORT);
    }

    @Test
    void packetsThatAreNotInARowAreNotBelieved() {
        PeerAddress peer = peer(false);
        for (int i = 0; i < 100; i++) {
            assertThat(peer.owns(OTHER_PORT, packet(2, i * 7))).isFalse();
            assertThat(peer.owns(OTHER_PORT, packet(i, 1))).isFalse();
        }
    }

    @Test
    void foreignSourcesAreNotBelieved() {
        assertThat(taken(peer(false), FOREIGN, 3, 100)).isZero();
    }

    @Test
    void whereForeignSourcesAreAcceptedTheyAreOnlySoonAfterTheStart() {
        assertThat(taken(peer(true), FOREIGN, 3, 10)).isPositive();

        PeerAddress late = peer(true);
        for (int i = 0; i < PeerAddress.LEARNING_TICKS; i++) {
            late.tick();
        }
        assertThat(taken(late, FOREIGN, 3, 100)).isZero();
        assertThat(taken(late, OTHER_PORT, 3, 100)).isPositive();
    }

    @Test
    void theAddressOfTheSdpWinsBackWhatAStrangerHasTakenSoonAfterTheStart() {
        PeerAddress peer = peer(true);
        taken(peer, FOREIGN, 3, 10);
        assertThat(taken(peer, TOLD, 1, 1)).isEqualTo(1);
        assertThat(taken(peer, FOREIGN, 3, 100)).isZero();
        assertThat(peer.target()).isEqualTo(TOLD);
    }

    @Test
    void onceFoundAndLearnedTheAddressStays() {
        PeerAddress peer = peer(false);
        taken(peer, OTHER_PORT, 2, 5);
        for (int i = 0; i < PeerAddress.LEARNING_TICKS; i++) {
            peer.tick();
        }
        assertThat(taken(peer, TOLD, 1, 100)).isZero();
        peer.tell(TOLD);
        assertThat(peer.target()).isEqualTo(OTHER_PORT);
    }

    @Test
    void aNewAddressInTheSdpIsFollowed() {
        PeerAddress peer = peer(false);
        taken(peer, TOLD, 1, 5);
        peer.tell(FOREIGN);
        assertThat(peer.target()).isEqualTo(FOREIGN);
        assertThat(taken(peer, TOLD, 1, 100)).isZero();
        assertThat(taken(peer, FOREIGN, 1, 1)).isEqualTo(1);
    }
}
