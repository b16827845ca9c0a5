package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.Call;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.media.PortRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with SIP programs that others wrote: sipp and baresip. */
@Timeout(60)
class SipPeerIT {

    private static final Duration RING = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final HeardCall heard = new HeardCall();
    private Exchange exchange;
    private int port;

    @BeforeEach
    void open() throws Exception {
        exchange = new Exchange(new PortRange(36_600, 36_799));
        port = FreePorts.next();
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
    }

    private PeerProgram sipp(String scenario, String transport, String... more) throws Exception {
        Path file = folder.resolve(scenario + ".xml");
        Files.copy(SipPeerIT.class.getResourceAsStream("/sipp/" + scenario + ".xml"), file);
        List<String> command = new ArrayList<>(List.of(
                PeerProgram.require("sipp").toString(),
                "-sf",
                file.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-mi",
                "127.0.0.1",
                "-mp",
                Integer.toString(FreePorts.next()),
                "-t",
                transport.equals("tcp") ? "t1" : "u1",
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                "15s",
                "-timeout_error",
                "-nd"));
        command.addAll(List.of(more));
        PeerProgram program = PeerProgram.start(folder, command);
        exchange.connect(port, ";transport=" + transport);
        return program;
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void sippAnswersAndWeHangUp(String transport) throws Exception {
        try (PeerProgram sipp = sipp("answer", transport)) {
            sipp.awaitListening(transport, port);
            Call call = exchange.call(heard, RING, RING);
            assertEquals("ringing", heard.next());
            assertEquals("answered", heard.next());
            call.audio().sendKey('5');

            call.hangUp();

            assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippIsBusy() throws Exception {
        try (PeerProgram sipp = sipp("busy", "udp")) {
            exchange.call(heard, RING, RING);
            assertEquals("ended BUSY 486", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippDeclines() throws Exception {
        try (PeerProgram sipp = sipp("decline", "tcp")) {
            sipp.awaitListening("tcp", port);
            exchange.call(heard, RING, RING);
            assertEquals("ended DECLINED 603", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippNeverAnswers() throws Exception {
        try (PeerProgram sipp = sipp("ring", "udp")) {
            exchange.call(heard, RING, RING);
            assertEquals("ringing", heard.next());

            exchange.timer.pass(RING);

            assertEquals("ended NO_ANSWER 487", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippIsToldThatWeHeardItsReliableAnswers() throws Exception {
        try (PeerProgram sipp = sipp("reliable", "udp")) {
            exchange.call(heard, RING, RING);
            assertEquals("ringing", heard.next());
            assertEquals("answered", heard.next());
            assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippIsReferredToAThirdParty() throws Exception {
        try (PeerProgram sipp = sipp("transfer", "udp")) {
            Call call = exchange.call(heard, RING, RING);
            assertEquals("answered", heard.next());

            call.transferTo("+15550199", RING);

            assertEquals("ended TRANSFERRED answered 200", heard.next());
            sipp.assertContent();
        }
    }

    @Test
    void sippCalls() throws Exception {
        try (PeerProgram sipp = sipp("caller", "udp", "-s", "+15550100", "127.0.0.1:" + exchange.address.getPort())) {
            IncomingCall call = exchange.awaitArrival();
            assertEquals("+15550100", call.dialed());

            call.accept(heard);

            assertEquals("answered", heard.next());
            assertEquals("ended REMOTE_HANGUP answered 200", heard.next());
            sipp.assertContent();
        }
    }

    /** @param protection {@code mediaenc} of its account, or nothing */
    private PeerProgram baresip(String protection) throws Exception {
        Files.writeString(
                folder.resolve("config"),
                String.join(
                        "\n",
                        "sip_listen 127.0.0.1:" + port,
                        "net_interface 127.0.0.1",
                        "audio_source aubridge,echo",
                        "audio_player aubridge,echo",
                        "module_path /usr/lib/baresip/modules",
                        "module g711.so",
                        "module srtp.so",
                        "module aubridge.so",
                        "module_app account.so",
                        "module_app menu.so",
                        ""));
        Files.writeString(
                folder.resolve("accounts"), "<sip:+15550100@127.0.0.1>;answermode=auto;regint=0" + protection + "\n");
        Files.writeString(folder.resolve("contacts"), "");
        return PeerProgram.start(folder, List.of(PeerProgram.require("baresip").toString(), "-f", folder.toString()));
    }

    @Test
    void baresipAnswersAndSendsBackWhatItHears() throws Exception {
        assertBaresipSendsBackWhatItHears("", "", "");
    }

    @ParameterizedTest
    @CsvSource({"srtp-mand, required", "srtp, optional", "srtp, required"})
    void baresipTalksSecureRtp(String theirs, String ours) throws Exception {
        assertBaresipSendsBackWhatItHears(
                ";mediaenc=" + theirs, ";srtp-over-plain=true;srtp=" + ours, "SRTP is Enabled");
    }

    @Test
    void baresipWithoutKeysIsTalkedToInTheClearWhereThatIsAllowed() throws Exception {
        assertBaresipSendsBackWhatItHears("", ";srtp-over-plain=true;srtp=optional", "");
    }

    @Test
    void baresipWithoutKeysIsNotTalkedToWhereTheyAreRequired() throws Exception {
        try (PeerProgram baresip = baresip("")) {
            baresip.awaitListening("tcp", port);
            exchange.connect(port, ";srtp-over-plain=true;srtp=required");
            exchange.call(heard, RING, RING);
            String next = heard.next();
            assertEquals("ended FAILED 488", next.equals("ringing") ? heard.next() : next, baresip::tail);
        }
    }

    private void assertBaresipSendsBackWhatItHears(String protection, String options, String said) throws Exception {
        try (PeerProgram baresip = baresip(protection)) {
            baresip.awaitListening("tcp", port);
            exchange.connect(port, options);
            Call call = exchange.call(heard, RING, RING);
            String next = heard.next();
            assertEquals("answered", next.equals("ringing") ? heard.next() : next, baresip::tail);
            call.audio().play(loudSecond());
            CountDownLatch tone = new CountDownLatch(25);
            call.audio().tap(frame -> {
                if (isLoud(frame)) {
                    tone.countDown();
                }
            });

            assertTrue(tone.await(8, TimeUnit.SECONDS), "nothing came back");

            assertEquals("played", heard.next());
            call.hangUp();
            assertEquals("ended LOCAL_HANGUP answered 200", heard.next());
            assertTrue(baresip.tail().contains(said), baresip::tail);
        }
    }

    private static short[] loudSecond() {
        short[] samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 10 % 2 == 0 ? 8_000 : -8_000);
        }
        return samples;
    }

    private static boolean isLoud(short[] frame) {
        for (short sample : frame) {
            if (Math.abs(sample) > 1_000) {
                return true;
            }
        }
        return false;
    }
}
