package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** What is malformed on one wire ends neither a thread nor somebody else's call. */
@WireTest
@OneDatabase
class HostileIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SEED = Long.getLong("carillon.it.seed", System.nanoTime());
    private static final int ROUNDS = 200;

    private final Random random = new Random(SEED);
    private final Scene scene;

    HostileIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void malformedPacketsAndRequestsLeaveACallAlone() throws Exception {
        System.out.println("carillon.it.seed=" + SEED);
        scene.customer("+15559901").does(callee -> callee.takesSilenceForEnd(2_000));
        FollowedSession call =
                scene.api().ask(Requests.call("+15559901", Applications.LONG).build());
        call.await("in-progress", LIMIT);

        malformedSip();
        malformedAudio();
        malformedMail();
        malformedJson();

        assertThat(call.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(call.status().getJsonArray("calls").getJsonObject(0).getString("disposition"))
                .isEqualTo("local-hangup");
        scene.customer("+15559902").does(callee -> callee.pressesAfterPrompt("1"));
        FollowedSession next =
                scene.api().ask(Requests.call("+15559902", Applications.ONE_KEY).build());
        assertThat(next.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(next.status().getJsonObject("result").getString("key")).isEqualTo("1");
    }

    private void malformedSip() throws IOException {
        List<String> messages = List.of(
                "",
                "\r\n\r\n\r\n",
                "INVITE",
                "INVITE sip:+15559901@127.0.0.1 SIP/2.0\r\n\r\n",
                "INVITE sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nContent-Length: -1\r\n\r\n",
                "BYE sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK2\r\nCall-ID: none\r\n"
                        + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCSeq: 1 BYE\r\n\r\n",
                "SIP/2.0 200 OK\r\nVia: nonsense\r\n\r\n",
                "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: " + "x".repeat(60_000) + "\r\n\r\n");
        for (String message : messages) {
            byte[] octets = message.getBytes(StandardCharsets.UTF_8);
            sendDatagram(scene.ports().sip(), octets);
            sendStream(scene.ports().sip(), octets);
        }
        for (int i = 0; i < ROUNDS; i++) {
            sendDatagram(scene.ports().sip(), noise(1 + random.nextInt(1_400)));
        }
    }

    /** To every port on which a call's audio might arrive: noise, and headers of RTP with noise behind. */
    private void malformedAudio() throws IOException {
        for (int port = scene.ports().firstMedia(); port <= scene.ports().lastMedia(); port++) {
            for (int i = 0; i < 20; i++) {
                byte[] packet = noise(1 + random.nextInt(400));
                packet[0] = i % 2 == 0 ? packet[0] : (byte) 0x80;
                sendDatagram(port, packet);
            }
        }
    }

    private void malformedMail() throws IOException {
        for (String dialogue : List.of(
                "\0\0\0\r\n",
                "HELO " + "x".repeat(10_000) + "\r\n",
                "EHLO a\r\nMAIL FROM:<\r\nRCPT TO:>\r\nDATA\r\n.\r\n",
                "EHLO a\r\nAUTH PLAIN " + "A".repeat(20_000) + "\r\n")) {
            sendStream(scene.ports().smtp(), dialogue.getBytes(StandardCharsets.UTF_8));
        }
        sendStream(scene.ports().smtp(), noise(5_000));
    }

    private void malformedJson() throws Exception {
        for (String json : List.of("", "[", "{\"to\":", "\0", "{\"a\":".repeat(5_000), "\"" + "x".repeat(2_000_000))) {
            assertThat(scene.api().post("/sessions", json).status()).isBetween(400, 499);
        }
    }

    private byte[] noise(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private static void sendDatagram(int port, byte[] octets) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /** The server may well hang up before it has read everything. */
    private static void sendStream(int port, byte[] octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            out.write(octets);
        } catch (SocketException hungUp) {
            assertThat(hungUp).hasMessageNotContaining("refused");
        }
    }
}
