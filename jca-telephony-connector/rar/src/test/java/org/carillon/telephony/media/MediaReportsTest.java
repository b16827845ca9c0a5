package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.telephony.CallQuality;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.ReceptionStatistics;
import org.carillon.telephony.rtp.RtcpReader;
import org.carillon.telephony.rtp.RtcpWriter;
import org.junit.jupiter.api.Test;

class MediaReportsTest {

    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 6_000);
    private static final InetSocketAddress PEERS_REPORTS = new InetSocketAddress("127.0.0.1", 6_001);
    private static final int PEERS_SSRC = 0xABCD;

    private final FakeWire wire = new FakeWire();
    private final FakePeer peer = new FakePeer(wire, PEER, PEERS_SSRC);
    private final RtcpWriter peersWriter = new RtcpWriter("peer");
    private final ReceptionStatistics peersReception = new ReceptionStatistics();
    private final Workspace workspace = new Workspace();
    private final NtpTime time = new NtpTime(Instant.parse("2026-01-01T00:00:00Z"), 0);
    private final CallMediaPath path = new CallMediaPath(
            new MediaSettings(
                    InetAddress.getLoopbackAddress(), new PortRange(40_000, 40_001), Duration.ofSeconds(60), false),
            wire,
            time,
            Runnable::run,
            new Deaf());

    private static final class Deaf implements MediaListener {
        @Override
        public void keyPressed(char key) {
            throw new AssertionError("no key was pressed");
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            throw new AssertionError("nothing is played");
        }

        @Override
        public void mediaTimedOut() {
            throw new AssertionError("the peer has been talking all the time");
        }
    }

    private void answered() {
        path.start(new NegotiatedMedia(PEER, Codec.PCMU, FakePeer.EVENT_TYPE, 96, Direction.SENDRECV));
    }

    private void answeredMuxed() {
        path.start(
                new NegotiatedMedia(PEER, Codec.PCMU, FakePeer.EVENT_TYPE, 96, Direction.SENDRECV, PEER, true, null));
    }

    private void tick() {
        workspace.now += TickSchedule.TICK_NANOS;
        path.tick(0, workspace);
    }

    private void talk(int ticks) {
        for (int i = 0; i < ticks; i++) {
            peer.speaks(0x20);
            tick();
        }
    }

    /** What the report at the given place says. */
    private List<Long> report(List<FakeWire.Datagram> sent, int index) {
        List<Long> said = new ArrayList<>();
        assertThat(RtcpReader.read(ByteBuffer.wrap(sent.get(index).bytes()), new RtcpReader.Listener() {
                    @Override
                    public void senderReport(int ssrc, long ntp) {
                        said.add(ssrc & 0xFFFF_FFFFL);
                        said.add(ntp);
                    }

                    @Override
                    public void block(int about, int fractionLost, long jitter, int lastReport, long delay) {
                        said.addAll(List.of((long) about, (long) fractionLost, jitter, (long) lastReport, delay));
                    }
                }))
                .isTrue();
        return said;
    }

    private byte[] peersReport(long ntp, int lastReport, int delay) {
        ByteBuffer out = ByteBuffer.allocate(200);
        peersReception.restart(ByteBuffer.wrap(wire.sent.get(0).bytes()).getInt(8), 0);
        peersReception.count(0);
        peersReception.count(3);
        peersWriter.senderReport(out, PEERS_SSRC, ntp, 0, 10, 1_600, 1);
        peersWriter.block(out, peersReception, lastReport, delay);
        peersWriter.sourceDescription(out, PEERS_SSRC);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void peerReports(InetSocketAddress from, byte[] bytes) {
        wire.incomingReports.add(new FakeWire.Datagram(from, bytes));
    }

    @Test
    void aSenderReportGoesToThePortAboveWithinThreeSeconds() {
        answered();
        talk(156);
        assertThat(wire.sentReports).isNotEmpty();
        assertThat(wire.sentReports.get(0).address()).isEqualTo(PEERS_REPORTS);
        List<Long> said = report(wire.sentReports, 0);
        assertThat(said.subList(2, 5)).containsExactly((long) PEERS_SSRC, 0L, 0L);
        ByteBuffer bytes = ByteBuffer.wrap(wire.sentReports.get(0).bytes());
        int packets = bytes.getInt(20);
        assertThat(packets).isBetween(50, 156);
        assertThat(bytes.getInt(24)).isEqualTo(160 * packets);
        assertThat(bytes.getInt(16))
                .isEqualTo(ByteBuffer.wrap(wire.sent.get(packets - 1).bytes()).getInt(4) + 160);
    }

    @Test
    void onHoldTheReportIsOfAReceiver() {
        path.start(new NegotiatedMedia(PEER, Codec.PCMU, FakePeer.EVENT_TYPE, 96, Direction.RECVONLY));
        talk(156);
        assertThat(wire.sentReports.get(0).bytes()[1]).isEqualTo((byte) 201);
    }

    @Test
    void theRoundTripFollowsFromOurReportAndThePeersDelay() {
        answered();
        talk(156);
        int ourReport = NtpTime.middle(report(wire.sentReports, 0).get(1));
        talk(50);
        // it took the report this long to come back, of which the peer kept it for all but 40 ms
        long since = NtpTime.middle(time.at(workspace.now + TickSchedule.TICK_NANOS)) - ourReport & 0xFFFF_FFFFL;
        peerReports(PEERS_REPORTS, peersReport(1L << 32, ourReport, (int) since - 65_536 * 40 / 1_000));
        talk(1);
        assertThat(path.statistics().roundTripMillis().orElseThrow()).isCloseTo(40, within(0.1));
        assertThat(path.statistics().farLossShare().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void ourNextReportTellsWhenThePeersLastOneCame() {
        answered();
        talk(156);
        int before = wire.sentReports.size();
        peerReports(PEERS_REPORTS, peersReport(0x1234_5678_9ABC_DEF0L, 0, 0));
        talk(1);
        long came = workspace.now;
        while (wire.sentReports.size() == before) {
            talk(1);
        }
        List<Long> said = report(wire.sentReports, before);
        assertThat(said.get(5)).isEqualTo(0x5678_9ABCL);
        assertThat(said.get(6)).isEqualTo((workspace.now - came << 16) / 1_000_000_000);
    }

    @Test
    void reportsOfStrangersAndNonsenseChangeNothing() {
        answered();
        talk(200);
        peerReports(new InetSocketAddress("127.0.0.9", 6_001), peersReport(1L << 32, 1, 0));
        peerReports(PEERS_REPORTS, peersReport(1L << 32, 1, 0x7FFF_FFFF));
        peerReports(PEERS_REPORTS, peersReport(1L << 32, 0, 0));
        talk(3);
        assertThat(path.statistics().roundTripMillis()).isEmpty();
    }

    @Test
    void aFloodOfReportsDoesNotHoldUpTheVoice() {
        answered();
        talk(1);
        for (int i = 0; i < 10_000; i++) {
            peerReports(PEERS_REPORTS, new byte[i % 90]);
        }
        talk(1);
        assertThat(wire.incomingReports).hasSizeGreaterThan(9_000);
        assertThat(wire.sent).hasSize(2);
    }

    @Test
    void whereRtpAndRtcpShareAPortTheReportsGoThere() {
        answeredMuxed();
        talk(156);
        assertThat(wire.sentReports).isEmpty();
        List<FakeWire.Datagram> reports = wire.sent.stream()
                .filter(datagram -> datagram.bytes()[1] == (byte) 200)
                .toList();
        assertThat(reports).isNotEmpty();
        int ourReport = NtpTime.middle(report(reports, 0).get(1));
        peer.sends(peersReport(1L << 32, ourReport, 0));
        talk(1);
        assertThat(path.statistics().roundTripMillis()).isPresent();
        assertThat(path.statistics().malformed()).isZero();
    }

    @Test
    void theEndIsToldByRtcp() {
        answered();
        talk(1);
        path.close();
        byte[] last = wire.sentReports.get(wire.sentReports.size() - 1).bytes();
        assertThat(last[last.length - 7]).isEqualTo((byte) 203);
    }

    @Test
    void nobodyIsToldOfTheEndOfWhatNeverBegan() {
        path.close();
        assertThat(wire.sentReports).isEmpty();
    }

    @Test
    void aCallOnACleanNetworkIsOfTheBestQuality() {
        answered();
        assertThat(path.statistics().quality()).isEmpty();
        talk(500);
        CallQuality quality = path.statistics().quality().orElseThrow();
        assertThat(quality.lossShare()).isZero();
        assertThat(quality.jitterMillis()).isZero();
        assertThat(quality.mos()).isCloseTo(4.36, within(0.02));
    }

    @Test
    void lossAndLateCostQuality() {
        answered();
        for (int i = 0; i < 1_000; i++) {
            if (i % 20 == 0) {
                peer.voice(0x20);
            } else {
                peer.speaks(0x20);
            }
            tick();
        }
        CallQuality quality = path.statistics().quality().orElseThrow();
        assertThat(quality.lossShare()).isCloseTo(0.05, within(0.002));
        assertThat(quality.mos()).isCloseTo(3.82, within(0.02));
        assertThat(path.statistics().lost()).isBetween(49L, 50L);
    }
}
