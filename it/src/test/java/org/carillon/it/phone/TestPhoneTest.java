package org.carillon.it.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.it.phone.voice.WavFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One phone calls the other. */
@Timeout(60)
class TestPhoneTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private TestPhone here;
    private TestPhone there;

    @BeforeEach
    void start() throws IOException {
        here = TestPhone.on("127.0.0.1", 0);
        there = TestPhone.on("127.0.0.1", 0);
        here.number("caller").remembersWhatItHears();
    }

    @AfterEach
    void stop() throws IOException {
        here.close();
        there.close();
    }

    private PlacedCall call(String user) {
        return here.call("sip:" + user + "@127.0.0.1:" + there.port(), "caller");
    }

    private static short[] tone(int millis) {
        short[] samples = new short[8 * millis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 8_000));
        }
        return samples;
    }

    private static long loudSamples(short[] samples) {
        long loud = 0;
        for (short sample : samples) {
            loud += Math.abs(sample) > 1_000 ? 1 : 0;
        }
        return loud;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";transport=tcp"})
    void whoAnswersPressesKeysWhenThePromptHasEnded(String transport) throws InterruptedException {
        there.number("+15550100").answersAfter(50).pressesAfterPrompt("1#");
        PlacedCall call = here.call("sip:+15550100@127.0.0.1:" + there.port() + transport, "caller");
        PhoneCall received = there.awaitCall("+15550100", SOON);
        assertThat(call.awaitAnswer(SOON)).isTrue();

        call.say(tone(300));
        here.log().await(event -> event.what().equals("heard #"), SOON);
        assertThat(call.keysHeard()).isEqualTo("1#");

        call.hangUp();
        assertThat(received.awaitEnd(SOON)).isTrue();
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(there.log().of(call.callId()))
                .contains("prompt began")
                // on a busy machine a tone that came in two pieces begins twice
                .filteredOn(what -> !what.equals("prompt began"))
                .containsExactly("INVITE", "180", "200", "ACK", "prompt ended", "pressed 1#", "BYE");
        assertThat(here.log().of(call.callId()))
                .startsWith("sent INVITE", "received 180", "received 200", "heard 1", "heard #", "sent BYE");
    }

    @ParameterizedTest
    @CsvSource({"busy, 486", "decline, 603", "unknown, 404"})
    void whoDoesNotWantToTalkRefuses(String user, int status) throws InterruptedException {
        PlacedCall call = call(user);
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(call.status()).isEqualTo(status);
    }

    @Test
    void whoRingsForEverIsCanceled() throws InterruptedException {
        PlacedCall call = call("ring");
        PhoneCall received = there.awaitCall("ring", SOON);
        here.log().await(event -> event.what().equals("received 180"), SOON);
        call.hangUp();
        assertThat(received.awaitEnd(SOON)).isTrue();
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(call.status()).isEqualTo(487);
        assertThat(there.log().of(call.callId())).containsExactly("INVITE", "180", "CANCEL", "487");
    }

    @Test
    void whoHangsUpEndsTheCall() throws InterruptedException {
        there.number("short").hangsUpAfter(100);
        PlacedCall call = call("short");
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(here.log().of(call.callId())).endsWith("BYE");
    }

    @Test
    void whatIsHeardIsRecorded(@TempDir Path folder) throws InterruptedException, IOException {
        Path wav = folder.resolve("heard.wav");
        there.number("recorder").recordsTo(wav).understands(8).hangsUpAfterPrompt();
        PlacedCall call = call("recorder");
        assertThat(call.awaitAnswer(SOON)).isTrue();
        call.say(tone(500));
        assertThat(there.awaitCall("recorder", SOON).awaitEnd(SOON)).isTrue();
        assertThat(loudSamples(WavFile.read(wav))).isBetween(3_200L, 4_000L);
    }

    @Test
    void bothHearEachOther() throws InterruptedException, IOException {
        Path wav = Files.createTempFile("words", ".wav");
        WavFile.write(wav, tone(200));
        there.number("speaker").saysAfterPrompt(wav);
        PlacedCall call = call("speaker");
        assertThat(call.awaitAnswer(SOON)).isTrue();
        call.say(tone(200));
        here.log().await(event -> event.what().equals("prompt ended"), SOON);
        call.hangUp();
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(loudSamples(call.heard())).isBetween(1_200L, 1_600L);
        Files.delete(wav);
    }

    @Test
    void keysSurviveALossyLine() throws InterruptedException {
        there.number("lossy").losesPackets(0.3).pressesAfter(0, "0123456789*#");
        PlacedCall call = call("lossy");
        here.log().await(event -> event.what().equals("heard #"), SOON);
        assertThat(call.keysHeard()).isEqualTo("0123456789*#");
    }

    @Test
    void aHoldIsSilentUntilItEnds() throws InterruptedException {
        there.number("holder").holdsAfter(100, 200).hangsUpAfter(600);
        PlacedCall call = call("holder");
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(there.log().of(call.callId()))
                .containsSubsequence(
                        "sent INVITE sendonly",
                        "received 200 to INVITE sendonly",
                        "sent INVITE sendrecv",
                        "received 200 to INVITE sendrecv",
                        "sent BYE");
    }

    @Test
    void callersWithoutThePasswordAreChallenged() throws InterruptedException {
        there.requires("carillon", "secret");
        PlacedCall call = call("answer");
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(call.status()).isEqualTo(401);
        assertThat(there.log().dialed()).isEmpty();
    }

    @Test
    void aProxyChallengesWithItsOwnStatus() throws InterruptedException {
        there.requiresAsProxy("carillon", "secret");
        PlacedCall call = call("answer");
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(call.status()).isEqualTo(407);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void optionsAreAnsweredAsTold(int status) throws IOException {
        there.answersOptionsWith(status);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String options = "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKo;rport\r\n"
                    + "From: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: o\r\nCSeq: 1 OPTIONS\r\n\r\n";
            byte[] bytes = options.getBytes(StandardCharsets.US_ASCII);
            socket.setSoTimeout(5_000);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), there.port()));
            DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
            socket.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII))
                    .startsWith("SIP/2.0 " + status + " ");
        }
    }

    @Test
    void aForkedCallIsAnsweredTwice() throws InterruptedException {
        there.number("both").forks();
        PlacedCall call = call("both");
        there.log().await(event -> event.what().equals("ACK fork"), SOON);
        call.hangUp();
        assertThat(there.awaitCall("both", SOON).awaitEnd(SOON)).isTrue();
        assertThat(there.log().of(call.callId())).contains("200", "200 fork", "ACK", "BYE");
    }

    @Test
    void aPhoneThatIsDownHearsNothing() throws InterruptedException {
        there.isDown(true);
        PlacedCall call = call("answer");
        assertThat(call.awaitAnswer(Duration.ofMillis(300))).isFalse();
        there.isDown(false);
        assertThat(call.awaitAnswer(SOON)).as("by the repetition of the INVITE").isTrue();
    }

    @Test
    void theLogIsAlsoAFile(@TempDir Path folder) throws InterruptedException, IOException {
        Path file = folder.resolve("phone.log");
        there.log().writeTo(file);
        PlacedCall call = call("busy");
        assertThat(call.awaitEnd(SOON)).isTrue();
        assertThat(Files.readAllLines(file).stream().map(PhoneEvent::parse))
                .containsExactlyElementsOf(there.log().events());
    }

    @Test
    void manyCallsAtOnceAreAllServed() throws InterruptedException {
        int calls = 200;
        there.number("many").answersAfter(20).pressesAfterPrompt("5").hangsUpAfter(3_000);
        List<PlacedCall> placed = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            placed.add(call("many"));
        }
        for (PlacedCall call : placed) {
            assertThat(call.awaitAnswer(SOON)).isTrue();
            call.say(tone(200));
        }
        Set<String> dialed = new HashSet<>();
        for (PlacedCall call : placed) {
            assertThat(call.awaitEnd(Duration.ofSeconds(10))).isTrue();
            assertThat(call.keysHeard()).isEqualTo("5");
            dialed.add(call.callId());
        }
        assertThat(there.log().dialed()).hasSize(calls).containsExactlyInAnyOrderElementsOf(dialed);
        assertThat(there.activeCalls()).isZero();
    }
}
