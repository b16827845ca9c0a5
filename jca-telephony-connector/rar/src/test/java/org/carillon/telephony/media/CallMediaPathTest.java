package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.RtpPacket;
import org.carillon.telephony.rtp.TelephoneEvent;
import org.junit.jupiter.api.Test;

class CallMediaPathTest {

    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 6_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("127.0.0.2", 6_000);
    private static final int OUR_EVENTS = FakePeer.EVENT_TYPE;
    private static final int PEERS_EVENTS = 96;

    private final FakeWire wire = new FakeWire();
    private final FakePeer peer = new FakePeer(wire, PEER, 0xABCD);
    private final List<String> told = new ArrayList<>();
    private final List<Runnable> callbacks = new ArrayList<>();
    private final List<short[]> heard = new ArrayList<>();
    private final Workspace workspace = new Workspace();
    private final CallMediaPath path = new CallMediaPath(
            new MediaSettings(
                    InetAddress.getLoopbackAddress(), new PortRange(40_000, 40_001), Duration.ofSeconds(2), false),
            wire,
            new NtpTime(Instant.EPOCH, 0),
            callbacks::add,
            new Telling());

    private final class Telling implements MediaListener {
        @Override
        public void keyPressed(char key) {
            told.add("key " + key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            told.add("played " + playback + " " + playedMillis);
        }

        @Override
        public void mediaTimedOut() {
            told.add("timed out");
        }
    }

    private void start(Direction direction) {
        path.start(new NegotiatedMedia(PEER, Codec.PCMU, OUR_EVENTS, PEERS_EVENTS, direction));
    }

    private void answered() {
        start(Direction.SENDRECV);
        path.tap(frame -> heard.add(frame.clone()));
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            workspace.now += TickSchedule.TICK_NANOS;
            path.tick(0, workspace);
        }
        List<Runnable> due = List.copyOf(callbacks);
        callbacks.clear();
        due.forEach(Runnable::run);
    }

    private RtpPacket sent(int index) {
        RtpPacket packet = new RtpPacket();
        assertThat(packet.parse(ByteBuffer.wrap(wire.sent.get(index).bytes()))).isTrue();
        return packet;
    }

    private static short[] sound(int millis) {
        short[] samples = new short[millis * 8];
        Arrays.fill(samples, (short) 5_000);
        return samples;
    }

    private boolean isSilent(int index) {
        RtpPacket packet = sent(index);
        for (int i = 0; i < packet.payloadLength(); i++) {
            if (packet.payload(i) != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    @Test
    void nothingIsSentBeforeTheStart() {
        path.play(sound(20));
        ticks(3);
        assertThat(wire.sent).isEmpty();
        assertThat(told).containsExactly("played 1 0");
    }

    @Test
    void aPacketGoesOutEveryTickEvenWhenNothingIsPlayed() {
        answered();
        ticks(5);
        assertThat(wire.sent).hasSize(5);
        assertThat(sent(0).marker()).isTrue();
        for (int i = 1; i < 5; i++) {
            assertThat(wire.sent.get(i).address()).isEqualTo(PEER);
            assertThat(sent(i).marker()).isFalse();
            assertThat(sent(i).payloadType()).isZero();
            assertThat(sent(i).payloadLength()).isEqualTo(160);
            assertThat(isSilent(i)).isTrue();
            assertThat(sent(i).ssrc()).isEqualTo(sent(0).ssrc());
            assertThat(sent(i).sequence()).isEqualTo(sent(i - 1).sequence() + 1 & 0xFFFF);
            assertThat(sent(i).timestamp() - sent(i - 1).timestamp()).isEqualTo(160);
        }
    }

    @Test
    void whatIsPlayedGoesOutInOrderAndItsEndIsTold() {
        answered();
        path.play(sound(30));
        path.play(sound(50));
        ticks(5);
        assertThat(told).containsExactly("played 1 30", "played 2 50");
        assertThat(isSilent(3)).isFalse();
        assertThat(isSilent(4)).isTrue();
    }

    @Test
    void aFlushIsSilentWithTheNextPacketAndTellsHowFarItWent() {
        answered();
        path.play(sound(1_000));
        path.play(sound(500));
        ticks(10);
        path.flush();
        ticks(1);
        assertThat(isSilent(9)).isFalse();
        assertThat(isSilent(10)).isTrue();
        assertThat(told).containsExactly("played 1 200", "played 2 0");

        path.play(sound(20));
        ticks(1);
        assertThat(isSilent(11)).isFalse();
    }

    @Test
    void whatIsMissedOfTheClockIsSkippedAndNotSentInABurst() {
        answered();
        path.play(sound(1_000));
        ticks(2);
        path.tick(10, workspace);
        assertThat(wire.sent).hasSize(3);
        assertThat(sent(2).marker()).isTrue();
        assertThat(sent(2).timestamp() - sent(1).timestamp()).isEqualTo(11 * 160);
        assertThat(sent(2).sequence()).isEqualTo(sent(1).sequence() + 1 & 0xFFFF);
    }

    @Test
    void keysGoOutWithThePeersPayloadType() {
        answered();
        path.sendKey('4');
        path.sendKey('#');
        ticks(20);
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (sent(i).payloadType() == PEERS_EVENTS) {
                int payload = sent(i).payloadWord();
                keys.append(sent(i).marker() ? "M" : "")
                        .append(TelephoneEvent.key(payload))
                        .append(TelephoneEvent.isEnd(payload) ? "!" : "");
            }
        }
        assertThat(keys).hasToString("M44444!4!4!M#####!#!#!");
    }

    @Test
    void aPeerWithoutTelephoneEventHearsTheKeyAsTones() {
        path.start(new NegotiatedMedia(PEER, Codec.PCMU, OUR_EVENTS, NegotiatedMedia.NO_EVENTS, Direction.SENDRECV));
        path.sendKey('1');
        ticks(10);
        for (int i = 0; i < 10; i++) {
            assertThat(sent(i).payloadType()).isZero();
            assertThat(isSilent(i)).isEqualTo(i >= 5);
        }
    }

    @Test
    void aKeyIsToldOnceAndOnlyOnOurPayloadType() {
        answered();
        for (int duration = 160; duration <= 800; duration += 160) {
            peer.sends(peer.key(PEERS_EVENTS, '7', duration == 800, duration));
        }
        ticks(5);
        assertThat(told).isEmpty();
        for (int duration = 160; duration <= 800; duration += 160) {
            peer.sends(peer.key(OUR_EVENTS, '7', duration == 800, duration));
        }
        ticks(1);
        assertThat(told).containsExactly("key 7");
    }

    @Test
    void whatThePeerSaysIsHeard() {
        answered();
        for (int i = 0; i < 10; i++) {
            peer.speaks(0x10 + i);
            ticks(1);
        }
        assertThat(heard).hasSize(10);
        assertThat(heard.get(3)[80]).isEqualTo(Codec.PCMU.decode((byte) 0x10));
        assertThat(heard.get(9)[80]).isEqualTo(Codec.PCMU.decode((byte) 0x16));
    }

    @Test
    void theOtherCodecIsUnderstoodToo() {
        answered();
        byte[] alaw = new byte[160];
        Arrays.fill(alaw, (byte) 0x2A);
        peer.sends(peer.packet(false, Codec.PCMA.payloadType(), 0, alaw));
        ticks(4);
        assertThat(heard.get(3)[0]).isEqualTo(Codec.PCMA.decode((byte) 0x2A));
    }

    @Test
    void packetsOfStrangersAreIgnoredAndCounted() {
        answered();
        FakePeer stranger = new FakePeer(wire, STRANGER, 0x6666);
        for (int i = 0; i < 20; i++) {
            peer.speaks(0xFF);
            stranger.speaks(0x00);
            stranger.sends(stranger.key(OUR_EVENTS, '9', false, 160));
            ticks(1);
        }
        assertThat(told).isEmpty();
        assertThat(heard).allSatisfy(frame -> assertThat(frame).containsOnly((short) 0));
        assertThat(wire.sent)
                .allSatisfy(datagram -> assertThat(datagram.address()).isEqualTo(PEER));
        assertThat(path.statistics().strangers()).isEqualTo(40);
        assertThat(path.statistics().received()).isEqualTo(20);
    }

    @Test
    void aPeerThatSendsFromAnotherPortIsAnsweredThere() {
        answered();
        InetSocketAddress mapped = new InetSocketAddress("127.0.0.1", 61_234);
        peer.address = mapped;
        for (int i = 0; i < 4; i++) {
            peer.speaks(0x20);
            ticks(1);
        }
        assertThat(wire.sent.get(1).address()).isEqualTo(PEER);
        assertThat(wire.sent.get(3).address()).isEqualTo(mapped);
    }

    @Test
    void silenceOfThePeerIsToldOnce() {
        answered();
        peer.speaks(0xFF);
        ticks(100);
        assertThat(told).isEmpty();
        ticks(1);
        assertThat(told).containsExactly("timed out");
        ticks(300);
        assertThat(told).containsExactly("timed out");
    }

    @Test
    void silenceOnHoldIsNotATimeOut() {
        answered();
        start(Direction.SENDONLY);
        ticks(500);
        assertThat(told).isEmpty();
        start(Direction.SENDRECV);
        ticks(99);
        assertThat(told).isEmpty();
        ticks(1);
        assertThat(told).containsExactly("timed out");
    }

    @Test
    void onHoldNothingIsSentAndThePromptWaits() {
        answered();
        path.play(sound(100));
        ticks(2);
        start(Direction.INACTIVE);
        ticks(50);
        assertThat(wire.sent).hasSize(2);
        start(Direction.SENDRECV);
        ticks(3);
        assertThat(told).containsExactly("played 1 100");
        assertThat(sent(2).marker()).isTrue();
        assertThat(sent(2).timestamp() - sent(1).timestamp()).isEqualTo(51 * 160);
    }

    @Test
    void aReInviteMovesTheStream() {
        answered();
        peer.speaks(0x20);
        ticks(1);
        InetSocketAddress elsewhere = new InetSocketAddress("127.0.0.9", 7_000);
        path.start(new NegotiatedMedia(elsewhere, Codec.PCMA, OUR_EVENTS, PEERS_EVENTS, Direction.SENDRECV));
        peer.speaks(0x20);
        ticks(1);
        assertThat(wire.sent.get(1).address()).isEqualTo(elsewhere);
        assertThat(sent(1).payloadType()).isEqualTo(8);
        assertThat(path.statistics().strangers()).isEqualTo(1);
    }

    @Test
    void garbageIsCountedAndHarmsNothing() {
        answered();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            if (garbage.length > 1 && random.nextInt(4) > 0) {
                garbage[0] = (byte) 0x80;
                garbage[1] = (byte) (random.nextBoolean() ? 0 : OUR_EVENTS);
            }
            peer.sends(garbage);
            if (i % 10 == 0) {
                ticks(1);
            }
        }
        told.clear();
        heard.clear();
        for (int i = 0; i < 60; i++) {
            peer.speaks(0x10);
            ticks(1);
        }
        assertThat(path.statistics().malformed()).isPositive();
        assertThat(heard.get(heard.size() - 1)).containsOnly(Codec.PCMU.decode((byte) 0x10));
    }

    @Test
    void anUnreachableNetworkIsCountedAndMayComeBack() {
        answered();
        wire.unreachable = true;
        ticks(3);
        wire.unreachable = false;
        ticks(1);
        assertThat(path.statistics().unsent()).isEqualTo(3);
        assertThat(wire.sent).hasSize(1);
    }

    @Test
    void aTapThatThrowsIsRemovedAndTheCallGoesOn() {
        answered();
        path.tap(frame -> {
            throw new IllegalStateException("on purpose");
        });
        ticks(2);
        assertThat(wire.sent).hasSize(2);
    }

    @Test
    void closingTellsWhatWasStillToBePlayedAndFreesThePort() {
        answered();
        path.play(sound(100));
        path.play(sound(100));
        ticks(1);
        path.close();
        path.close();
        assertThat(wire.closed).isTrue();
        assertThat(path.tick(0, workspace)).isFalse();
        callbacks.forEach(Runnable::run);
        assertThat(told).containsExactly("played 1 20", "played 2 0");
        assertThat(wire.sent).hasSize(1);
    }
}
