package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both kinds of voice line, at the end of a real socket. */
@Timeout(20)
class VoiceLineTest implements VoiceLine.Ear {

    private final List<String> heard = new ArrayList<>();
    private ServerSocketChannel entrance;
    private Socket asterisk;
    private SocketChannel ours;

    @BeforeEach
    void connect() throws Exception {
        entrance = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        asterisk =
                new Socket(InetAddress.getLoopbackAddress(), entrance.socket().getLocalPort());
        asterisk.setSoTimeout(5_000);
        ours = entrance.accept();
        ours.configureBlocking(false);
    }

    @AfterEach
    void close() throws Exception {
        asterisk.close();
        ours.close();
        entrance.close();
    }

    @Override
    public void voice(ByteBuffer samples) {
        heard.add(samples.remaining() + " of "
                + samples.order(ByteOrder.LITTLE_ENDIAN).getShort());
        samples.order(ByteOrder.BIG_ENDIAN);
    }

    @Override
    public void key(char key) {
        heard.add("key " + key);
    }

    private VoiceLine.State after(VoiceLine line, byte[]... messages) throws Exception {
        int before = heard.size();
        for (byte[] message : messages) {
            asterisk.getOutputStream().write(message);
        }
        return await(line, () -> heard.size() >= before + messages.length);
    }

    /** Receives until it is so, or the line is not open any more; both need not come about. */
    private VoiceLine.State await(VoiceLine line, BooleanSupplier enough) throws Exception {
        VoiceLine.State state = line.receive(this);
        for (int i = 0; i < 100 && state == VoiceLine.State.OPEN && !enough.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
            state = line.receive(this);
        }
        return state;
    }

    /** A masked frame, as a client sends it. */
    private static byte[] masked(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        byte[] mask = {0x37, (byte) 0xFA, 0x21, 0x3D};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] exact = new byte[frame.position()];
        frame.flip().get(exact);
        return exact;
    }

    private static byte[] text(String text) {
        return masked(1, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] samples(int count, int value) {
        ByteBuffer samples = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            samples.putShort((short) value);
        }
        return samples.array();
    }

    @Test
    void aWebSocketBringsVoiceAndKeys() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        after(line, masked(2, samples(160, -1_234)), text("DTMF_END digit:5 channel_id:x"), masked(2, samples(80, 7)));
        assertThat(heard).containsExactly("320 of -1234", "key 5", "160 of 7");
    }

    @Test
    void otherEventsAreNoKeys() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        after(
                line,
                text("MEDIA_START connection_id:c format:slin"),
                text("MEDIA_XOFF"),
                text(""),
                text("DTMF_END digit:#"));
        after(line, masked(2, samples(160, 1)));
        assertThat(heard).containsExactly("key #", "320 of 1");
    }

    @Test
    void aFrameInPiecesIsAwaited() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        byte[] frame = masked(2, samples(160, 99));
        asterisk.getOutputStream().write(frame, 0, 100);
        assertThat(line.receive(this)).isEqualTo(VoiceLine.State.OPEN);
        assertThat(heard).isEmpty();
        asterisk.getOutputStream().write(frame, 100, frame.length - 100);
        after(line, masked(2, samples(160, 98)));
        assertThat(heard).startsWith("320 of 99");
    }

    @Test
    void aCloseFrameIsAFarewell() throws Exception {
        assertThat(after(new WebSocketLine(ours), masked(8, new byte[] {3, (byte) 0xE8})))
                .isEqualTo(VoiceLine.State.CLOSED);
    }

    @Test
    void anEndWithoutFarewellIsABreak() throws Exception {
        asterisk.close();
        assertThat(await(new WebSocketLine(ours), () -> false)).isEqualTo(VoiceLine.State.BROKEN);
    }

    @Test
    void whatIsNotMaskedOrTooLongOrInFragmentsBreaksTheLine() throws Exception {
        byte[] unmasked = {(byte) 0x82, 2, 0, 0};
        byte[] endless = {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0};
        byte[] long16 = {(byte) 0x82, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0};
        byte[] fragment = {0x02, (byte) 0x80, 0, 0, 0, 0};
        byte[] reserved = {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0};
        for (byte[] wrong : List.of(unmasked, endless, long16, fragment, reserved)) {
            assertThat(after(new WebSocketLine(ours), wrong)).isEqualTo(VoiceLine.State.BROKEN);
            close();
            connect();
        }
    }

    @Test
    void garbageNeverDoesMoreThanBreakTheLine() throws Exception {
        Random random = new Random(4711);
        for (Function<SocketChannel, VoiceLine> kind :
                List.<Function<SocketChannel, VoiceLine>>of(WebSocketLine::new, AudioSocketLine::new)) {
            for (int round = 0; round < 2_000; round++) {
                byte[] garbage = new byte[random.nextInt(600)];
                random.nextBytes(garbage);
                VoiceLine line = kind.apply(ours);
                line.begin(ByteBuffer.wrap(garbage));
                line.receive(new DeafEar());
            }
        }
    }

    private static final class DeafEar implements VoiceLine.Ear {

        @Override
        public void voice(ByteBuffer samples) {
            assertThat(samples.remaining()).isLessThanOrEqualTo(VoiceLine.maxMessage());
        }

        @Override
        public void key(char key) {
            assertThat(key).isLessThan((char) 128);
        }
    }

    @Test
    void aPingIsAnswered() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        after(line, masked(9, new byte[] {1, 2, 3}), masked(2, samples(160, 1)));
        line.send();
        assertThat(sent(5)).containsExactly((byte) 0x8A, 3, 1, 2, 3);
    }

    @Test
    void voiceAndFlushGoOutAsAsteriskWantsThem() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        assertThat(line.begin(2)).isTrue();
        line.put(new short[160]);
        line.put(new short[160]);
        line.end();
        line.flush();
        byte[] sent = sent(4 + 640 + 2 + 11);
        assertThat(ByteBuffer.wrap(sent).getInt()).isEqualTo(0x827E0280);
        assertThat(new String(sent, 646, 11, StandardCharsets.US_ASCII)).isEqualTo("FLUSH_MEDIA");
    }

    @Test
    void anAudioSocketBringsVoiceKeysAndTheEnd() throws Exception {
        VoiceLine line = new AudioSocketLine(ours);
        byte[] voice = ByteBuffer.allocate(323)
                .put((byte) 0x10)
                .putShort((short) 320)
                .put(samples(160, 5))
                .array();
        byte[] key = {0x03, 0, 1, '9'};
        assertThat(after(line, voice, key)).isEqualTo(VoiceLine.State.OPEN);
        assertThat(heard).containsExactly("320 of 5", "key 9");
        assertThat(after(line, new byte[] {0, 0, 0})).isEqualTo(VoiceLine.State.CLOSED);
    }

    @Test
    void aPeerThatTakesNothingCostsOneBuffer() throws Exception {
        VoiceLine line = new WebSocketLine(ours);
        int taken = 0;
        for (int i = 0; i < 100_000 && line.begin(10); i++) {
            for (int frame = 0; frame < 10; frame++) {
                line.put(new short[160]);
            }
            line.end();
            line.send();
            taken++;
        }
        assertThat(taken).as("then it is full").isLessThan(100_000);
        assertThat(line.receive(this)).isEqualTo(VoiceLine.State.OPEN);
    }

    private byte[] sent(int count) throws IOException {
        InputStream in = asterisk.getInputStream();
        return in.readNBytes(count);
    }
}
