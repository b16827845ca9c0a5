package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.MediaKeys;
import org.carillon.telephony.srtp.SrtpSender;
import org.carillon.telephony.srtp.SrtpSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hours of a call whose far end has a clock of its own, in a time that passes as fast as it can. */
class LongCallTest {

    private static final int TICKS = 2 * 3_600 * 50;
    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 6_000);
    private static final int LOUD = 0x10;

    private final FakeWire wire = new FakeWire();
    private final FakePeer peer = new FakePeer(wire, PEER, 0xABCD);
    private final Workspace workspace = new Workspace();
    private final CallMediaPath path = new CallMediaPath(
            new MediaSettings(
                    InetAddress.getLoopbackAddress(), new PortRange(40_000, 40_001), Duration.ofSeconds(2), false),
            wire,
            new NtpTime(Instant.EPOCH, 0),
            Runnable::run,
            new Untroubled());
    private long silentFrames;

    private static final class Untroubled implements MediaListener {
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

    /** @param speed of the peer's clock: 1 is ours */
    private void talk(int ticks, double speed, SrtpSender sender) {
        path.tap(frame -> silentFrames += frame[80] == 0 ? 1 : 0);
        long spoken = 0;
        for (int tick = 1; tick <= ticks; tick++) {
            for (; spoken < tick * speed; spoken++) {
                peer.sends(sender == null ? peer.voice(LOUD) : protectedVoice(sender));
            }
            workspace.now = tick * TickSchedule.TICK_NANOS;
            path.tick(0, workspace);
            wire.sent.clear();
            wire.sentReports.clear();
        }
    }

    private byte[] protectedVoice(SrtpSender sender) {
        byte[] plain = peer.voice(LOUD);
        byte[] packet = Arrays.copyOf(plain, plain.length + SrtpSender.MOST_ADDED);
        return Arrays.copyOf(packet, sender.protect(packet, plain.length));
    }

    /** Crystals of telephones differ by up to 100 parts in a million: 0.7 s in two hours. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.0001, 0.9999})
    void nothingButAMomentIsMissedWhateverTheClocks(double speed) {
        path.start(new NegotiatedMedia(PEER, Codec.PCMU, 101, 101, Direction.SENDRECV));
        talk(TICKS, speed, null);
        MediaStatistics statistics = path.statistics();
        assertThat(statistics.received()).isCloseTo((long) (TICKS * speed), within(1L));
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.late()).as("packets too late").isLessThan(30);
        assertThat(silentFrames).as("frames without voice").isLessThan(200);
        assertThat(statistics.jitterMillis()).isLessThan(5);
        assertThat(statistics.quality().orElseThrow().mos()).isGreaterThan(4.3);
    }

    @Test
    void aProtectedCallOutlivesTheSequenceNumbers() {
        MasterKey key = MasterKey.random();
        path.start(new NegotiatedMedia(
                PEER,
                Codec.PCMU,
                101,
                101,
                Direction.SENDRECV,
                PEER,
                true,
                new MediaKeys(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MasterKey.random(), key)));
        talk(TICKS / 4, 1, new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key));
        assertThat(path.statistics().received()).isEqualTo(TICKS / 4);
        assertThat(path.statistics().malformed()).isZero();
        assertThat(path.statistics().lost()).isZero();
    }
}
