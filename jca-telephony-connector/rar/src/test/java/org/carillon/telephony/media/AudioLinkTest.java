package org.carillon.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.telephony.CallAudio;
import org.carillon.telephony.rtp.NtpTime;
import org.carillon.telephony.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class AudioLinkTest {

    private static final int VOICE = 0x10;
    private static final byte SILENCE = (byte) 0xFF;

    private final Workspace workspace = new Workspace();
    private final List<Character> keys = new ArrayList<>();
    private final End customer = new End(6_000);
    private final End agent = new End(6_002);
    private final End third = new End(6_004);

    /** An answered call and its far end. */
    private final class End implements MediaListener {
        private final FakeWire wire = new FakeWire();
        private final FakePeer peer;
        private final CallMediaPath path;

        private End(int port) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
            peer = new FakePeer(wire, address, port);
            path = new CallMediaPath(
                    new MediaSettings(
                            InetAddress.getLoopbackAddress(),
                            new PortRange(40_000, 40_001),
                            Duration.ofSeconds(2),
                            false),
                    wire,
                    new NtpTime(Instant.EPOCH, 0),
                    Runnable::run,
                    this);
            path.start(new NegotiatedMedia(address, Codec.PCMU, FakePeer.EVENT_TYPE, 96, Direction.SENDRECV));
        }

        private byte lastSent() {
            RtpPacket packet = new RtpPacket();
            assertThat(packet.parse(
                            ByteBuffer.wrap(wire.sent.get(wire.sent.size() - 1).bytes())))
                    .isTrue();
            return packet.payload(packet.payloadLength() - 1);
        }

        private void speaksAndTicks() {
            peer.speaks(VOICE);
            path.tick(0, workspace);
        }

        @Override
        public void keyPressed(char key) {
            keys.add(key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            // nobody asks here
        }

        @Override
        public void mediaTimedOut() {
            throw new AssertionError("the peer has been talking all the time");
        }
    }

    private void talk(int ticks) {
        for (int i = 0; i < ticks; i++) {
            customer.speaksAndTicks();
            agent.peer.speaks(VOICE + 1);
            agent.path.tick(0, workspace);
        }
    }

    @Test
    void eachHearsTheOther() {
        customer.path.connect(agent.path);
        talk(8);
        assertThat(agent.lastSent()).isEqualTo((byte) VOICE);
        assertThat(customer.lastSent()).isEqualTo((byte) (VOICE + 1));
    }

    @Test
    void theLinkAddsSixtyMillisecondsAtMost() {
        customer.path.connect(agent.path);
        int[] ticksUntilTapped = {0};
        int ticksUntilSent = 0;
        customer.path.tap(frame -> ticksUntilTapped[0] += frame[159] == 0 ? 1 : 0);
        while (agent.wire.sent.isEmpty() || agent.lastSent() != VOICE) {
            talk(1);
            ticksUntilSent++;
        }
        assertThat(ticksUntilSent - 1 - ticksUntilTapped[0]).isBetween(0, 3);
    }

    @Test
    void whatIsPlayedToOneCoversTheOther() {
        customer.path.connect(agent.path);
        talk(8);
        agent.path.play(new short[160 * 20]);
        talk(20);
        assertThat(agent.lastSent()).isEqualTo(SILENCE);
        assertThat(customer.lastSent()).isEqualTo((byte) (VOICE + 1));
        talk(1);
        assertThat(agent.lastSent()).isEqualTo((byte) VOICE);
    }

    @Test
    void tapsAndKeysGoOn() {
        List<short[]> tapped = new ArrayList<>();
        customer.path.tap(frame -> tapped.add(frame.clone()));
        customer.path.connect(agent.path);
        customer.peer.sends(customer.peer.key(FakePeer.EVENT_TYPE, '5', false, 160));
        talk(5);
        assertThat(tapped).hasSize(5);
        assertThat(keys).containsExactly('5');
    }

    @Test
    void disconnectingEitherIsHeardByBoth() {
        customer.path.connect(agent.path);
        talk(8);
        agent.path.disconnect();
        agent.path.disconnect();
        talk(1);
        assertThat(agent.lastSent()).isEqualTo(SILENCE);
        assertThat(customer.lastSent()).isEqualTo(SILENCE);
    }

    @Test
    void theEndOfOneCallFreesTheOtherForAThird() {
        customer.path.connect(agent.path);
        agent.path.close();
        customer.path.connect(third.path);
        for (int i = 0; i < 8; i++) {
            customer.speaksAndTicks();
            third.speaksAndTicks();
        }
        assertThat(third.lastSent()).isEqualTo((byte) VOICE);
    }

    @Test
    void aCallThatIsOverIsConnectedWithNobody() {
        agent.path.close();
        customer.path.connect(agent.path);
        customer.path.connect(third.path);
    }

    @Test
    void aCallIsConnectedWithOneOtherAtATime() {
        customer.path.connect(agent.path);
        assertThatIllegalStateException().isThrownBy(() -> customer.path.connect(third.path));
        assertThatIllegalStateException().isThrownBy(() -> third.path.connect(customer.path));
        assertThatIllegalStateException().isThrownBy(() -> agent.path.connect(customer.path));
        assertThatIllegalArgumentException().isThrownBy(() -> third.path.connect(third.path));
    }

    @Test
    void theVoiceOfAnotherConnectorIsRefused() {
        CallAudio foreign = (CallAudio) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CallAudio.class}, (proxy, method, arguments) -> null);
        assertThatIllegalArgumentException().isThrownBy(() -> customer.path.connect(foreign));
    }
}
