package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.srtp.MasterKey;
import org.carillon.telephony.srtp.MediaKeys;
import org.carillon.telephony.srtp.SrtpReceiver;
import org.carillon.telephony.srtp.SrtpSuite;
import org.junit.jupiter.api.Test;

/** Two of our voice paths back to back, over SRTP. */
class ProtectedWireTest {

    private static final SrtpSuite SUITE = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
    private static final short LOUD = 8_031;

    private final MasterKey customersKey = MasterKey.random();
    private final MasterKey ourKey = MasterKey.random();
    private final Workspace workspace = new Workspace();
    private final StringBuilder keysHeard = new StringBuilder();
    private final End us = new End(6_000);
    private final End customer = new End(7_000);

    /** An end, and what it sends lies in the other's wire. */
    private final class End implements MediaListener {
        private final FakeWire wire = new FakeWire();
        private final InetSocketAddress voice;
        private final InetSocketAddress reports;
        private final CallMediaPath path;
        private final Map<Short, Integer> heard = new HashMap<>();

        private End(int port) {
            voice = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            reports = new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 1);
            path = new CallMediaPath(
                    new MediaSettings(
                            InetAddress.getLoopbackAddress(),
                            new PortRange(40_000, 40_001),
                            Duration.ofSeconds(60),
                            false),
                    wire,
                    new NtpTime(Instant.EPOCH, 0),
                    Runnable::run,
                    this);
            path.tap(frame -> heard.merge(frame[80], 1, Integer::sum));
        }

        private void start(End peer, MediaKeys keys) {
            path.start(new NegotiatedMedia(
                    peer.voice, Codec.PCMU, 101, 101, Direction.SENDRECV, peer.reports, false, keys));
        }

        private void tickAndSendTo(End peer) {
            path.tick(0, workspace);
            deliver(wire.sent, voice, peer.wire.incoming);
            deliver(wire.sentReports, reports, peer.wire.incomingReports);
        }

        private void deliver(List<FakeWire.Datagram> sent, InetSocketAddress from, Deque<FakeWire.Datagram> to) {
            sent.forEach(datagram -> to.add(new FakeWire.Datagram(from, datagram.bytes())));
            sent.clear();
        }

        @Override
        public void keyPressed(char key) {
            keysHeard.append(key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            // nobody asks here
        }

        @Override
        public void mediaTimedOut() {
            throw new AssertionError("a packet has come in every tick");
        }
    }

    private void talk(int ticks) {
        for (int i = 0; i < ticks; i++) {
            workspace.now += TickSchedule.TICK_NANOS;
            us.tickAndSendTo(customer);
            customer.tickAndSendTo(us);
        }
    }

    private static short[] sound() {
        short[] sound = new short[8_000];
        Arrays.fill(sound, LOUD);
        return sound;
    }

    @Test
    void voiceKeysAndReportsAreHeardByTheOtherEnd() {
        us.start(customer, new MediaKeys(SUITE, ourKey, customersKey));
        customer.start(us, new MediaKeys(SUITE, customersKey, ourKey));
        us.path.play(sound());
        customer.path.sendKey('7');
        talk(600);
        assertThat(customer.heard.get(Codec.PCMU.decode(Codec.PCMU.encode(LOUD))))
                .isBetween(48, 50);
        assertThat(keysHeard).hasToString("7");
        assertThat(us.path.statistics().roundTripMillis()).isPresent();
        assertThat(us.path.statistics().malformed()).isZero();
        assertThat(us.path.statistics().received()).isEqualTo(599);
    }

    @Test
    void whatIsOnTheWireIsNotTheVoice() {
        us.start(customer, new MediaKeys(SUITE, ourKey, customersKey));
        us.path.tick(0, workspace);
        byte[] packet = us.wire.sent.get(0).bytes();
        assertThat(packet).hasSize(12 + 160 + 10);
        byte[] silence = new byte[160];
        Arrays.fill(silence, Codec.PCMU.encode((short) 0));
        assertThat(Arrays.copyOfRange(packet, 12, 172)).isNotEqualTo(silence);
        assertThat(new SrtpReceiver(SUITE, ourKey).open(packet, packet.length)).isEqualTo(172);
        assertThat(Arrays.copyOfRange(packet, 12, 172)).isEqualTo(silence);
    }

    @Test
    void theWrongKeyMeansNoVoice() {
        us.start(customer, new MediaKeys(SUITE, ourKey, customersKey));
        customer.start(us, new MediaKeys(SUITE, MasterKey.random(), ourKey));
        customer.path.play(sound());
        talk(100);
        assertThat(us.heard.keySet()).containsOnly((short) 0);
        assertThat(us.path.statistics().received()).isZero();
        assertThat(us.path.statistics().malformed()).isEqualTo(99);
    }

    @Test
    void unprotectedVoiceIsNotHeardWhereAKeyWasAgreed() {
        us.start(customer, new MediaKeys(SUITE, ourKey, customersKey));
        customer.start(us, null);
        customer.path.play(sound());
        talk(100);
        assertThat(us.heard.keySet()).containsOnly((short) 0);
        assertThat(us.path.statistics().received()).isZero();
    }

    @Test
    void aReInviteMayBringANewKeyOfThePeer() {
        us.start(customer, new MediaKeys(SUITE, ourKey, customersKey));
        customer.start(us, new MediaKeys(SUITE, customersKey, ourKey));
        talk(100);
        MasterKey another = MasterKey.random();
        us.start(customer, new MediaKeys(SUITE, ourKey, another));
        customer.start(us, new MediaKeys(SUITE, another, ourKey));
        us.wire.incoming.clear();
        talk(100);
        assertThat(us.path.statistics().malformed()).isZero();
        assertThat(us.path.statistics().received()).isEqualTo(198);
        assertThat(customer.path.statistics().received()).isEqualTo(200);
    }

    @Test
    void aTickOfAProtectedCallAllocatesNothing() {
        ProtectedWire wire = new ProtectedWire(new LoopedWire(us.voice));
        wire.protect(new MediaKeys(SUITE, ourKey, ourKey));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer packet = ByteBuffer.allocateDirect(200);
        passThrough(wire, packet, 0, 5_000);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        passThrough(wire, packet, 5_000, 10_000);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).as("bytes for 5000 packets each way").isLessThan(5_000);
    }

    private static void passThrough(ProtectedWire wire, ByteBuffer packet, int from, int to) {
        try {
            for (int i = from; i < to; i++) {
                packet.clear()
                        .putInt(0x8000_0000 | i)
                        .putInt(i * 160)
                        .putInt(0xBEEF)
                        .position(172);
                wire.send(packet.flip(), null);
                wire.receive(packet.clear());
                if (packet.position() != 172) {
                    throw new AssertionError("packet " + i + " was refused");
                }
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Gives back what was sent last. */
    private static final class LoopedWire implements Wire {
        private final InetSocketAddress address;
        private final ByteBuffer last = ByteBuffer.allocate(300);

        private LoopedWire(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public int port() {
            return address.getPort();
        }

        @Override
        public InetSocketAddress receive(ByteBuffer into) {
            into.put(last.flip());
            return address;
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress to) {
            last.clear().put(datagram);
            return true;
        }

        @Override
        public InetSocketAddress receiveReport(ByteBuffer into) {
            return null;
        }

        @Override
        public boolean sendReport(ByteBuffer datagram, InetSocketAddress to) {
            return true;
        }

        @Override
        public void close() {
            last.clear();
        }
    }
}
