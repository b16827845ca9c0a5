package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class VoiceDoorTest {

    private static final UUID CALL = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    /** RFC 6455 section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final AtomicLong nanos = new AtomicLong();
    private final BlockingQueue<VoiceLine> lines = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private VoiceDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new VoiceDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "secret", nanos::get);
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.setSoTimeout(8_000);
        sockets.add(socket);
        return socket;
    }

    private Socket say(String text) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String request(String call, String password) {
        String pair = Base64.getEncoder().encodeToString(("carillon:" + password).getBytes(StandardCharsets.UTF_8));
        return "GET /media?call=" + call + " HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Protocol: media\r\nSec-WebSocket-Version: 13\r\n"
                + "Authorization: Basic " + pair + "\r\n\r\n";
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (text.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return text.toString();
    }

    private void expectCall() {
        door.expect(CALL, lines::add);
    }

    @Test
    void aWebSocketThatNamesAnExpectedCallIsLetIn() throws Exception {
        expectCall();
        String answer = answer(say(request(CALL.toString(), "secret")));
        assertThat(answer)
                .startsWith("HTTP/1.1 101 ")
                .contains("Sec-WebSocket-Accept: " + ACCEPT, "Sec-WebSocket-Protocol: media");
        assertThat(lines.poll(5, TimeUnit.SECONDS)).isInstanceOf(WebSocketLine.class);
    }

    @Test
    void itIsLetInOnce() throws Exception {
        expectCall();
        say(request(CALL.toString(), "secret"));
        assertThat(lines.poll(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(answer(say(request(CALL.toString(), "secret")))).startsWith("HTTP/1.1 404 ");
        assertThat(lines).isEmpty();
    }

    @Test
    void aCallThatNobodyExpectsIsNotFound() throws Exception {
        assertThat(answer(say(request(CALL.toString(), "secret")))).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Secret", "secret2"})
    void withoutThePasswordNobodyIsLetIn(String password) throws Exception {
        expectCall();
        assertThat(answer(say(request(CALL.toString(), password)))).startsWith("HTTP/1.1 401 ");
        assertThat(answer(say(request(CALL.toString(), "secret")))).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /media HTTP/1.1\r\n\r\n",
                "GET /media?call=../../etc HTTP/1.1\r\n\r\n",
                "GET /media HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
                "\r\n\r\n",
                "GET /media?call=0f8fad5b-d9cb-469f-a165-70867728950e HTTP/1.1\r\nUpgrade: h2c\r\n\r\n"
            })
    void whatIsNoHandshakeIsRefused(String text) throws Exception {
        expectCall();
        assertThat(answer(say(text))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aHandshakeWithoutAnEndIsRefused() throws Exception {
        assertThat(answer(say("GET /" + "a".repeat(VoiceGreeting.MAX_BYTES)))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aHandshakeMayComeInPieces() throws Exception {
        expectCall();
        String request = request(CALL.toString(), "secret");
        Socket socket = say(request.substring(0, 30));
        socket.getOutputStream().write(request.substring(30).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer(socket)).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void anAudioSocketThatNamesAnExpectedCallIsLetIn() throws Exception {
        expectCall();
        ByteBuffer greeting = ByteBuffer.allocate(19).put((byte) 1).putShort((short) 16);
        greeting.putLong(CALL.getMostSignificantBits()).putLong(CALL.getLeastSignificantBits());
        connect().getOutputStream().write(greeting.array());
        assertThat(lines.poll(5, TimeUnit.SECONDS)).isInstanceOf(AudioSocketLine.class);
    }

    @Test
    void anAudioSocketOfAnotherCallIsShownOut() throws Exception {
        Socket socket = connect();
        socket.getOutputStream()
                .write(ByteBuffer.allocate(19)
                        .put((byte) 1)
                        .putShort((short) 16)
                        .array());
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whoSaysNothingIsShownOut() throws Exception {
        Socket silent = say("GET /media");
        assertThat(answer(say("\r\n\r\n"))).as("who comes later is served").startsWith("HTTP/1.1 400 ");
        nanos.addAndGet(VoiceDoor.PATIENCE.toNanos() + 1);
        Socket alsoSilent = connect();
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
        expectCall();
        alsoSilent.getOutputStream().write(request(CALL.toString(), "secret").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer(alsoSilent)).startsWith("HTTP/1.1 101 ");
    }
}
