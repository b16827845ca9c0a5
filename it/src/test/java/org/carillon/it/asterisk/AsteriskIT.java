package org.carillon.it.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PlacedCall;
import org.carillon.it.phone.voice.WavFile;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.ListeningSockets;
import org.carillon.it.wire.Applications;
import org.carillon.it.wire.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the request to the outcome with Asterisk between Carillon and the customers. */
class AsteriskIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FAILOVER = Duration.ofSeconds(5);
    private static final int CALLS = 50;
    private static final int QUEUED = 10;

    /** Is silent for two minutes between two words. */
    private static final String VERY_PATIENT = Applications.PATIENT.replace("20s", "120s");

    /** Records until the caller is silent, and hands over how long it was, in milliseconds. */
    private static final String RECORDS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <var name="millis"/>
                <record name="message" beep="false" maxtime="20s" finalsilence="1s">
                  <prompt>Speak now.</prompt>
                  <filled>
                    <assign name="millis" expr="message$.duration"/>
                    <exit namelist="millis"/>
                  </filled>
                </record>
              </form>
            </vxml>
            """;

    private static TwoAsterisks asterisks;
    private static Scene scene;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        asterisks = new TwoAsterisks();
        scene = asterisks.scene();
    }

    @AfterAll
    static void end() throws Exception {
        if (asterisks != null) {
            asterisks.close();
        }
    }

    private static FollowedSession ask(String number, String vxml) throws Exception {
        return scene.api().ask(Requests.call(number, vxml).build());
    }

    @Test
    void aCustomerHearsTheMenuAndPressesAKey() throws Exception {
        scene.customer("+15553001").does(callee -> callee.answersAfter(200).pressesAfterPrompt("1"));
        FollowedSession session = ask("+15553001", Applications.ONE_KEY);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("key")).isEqualTo("1");
        assertThat(session.events())
                .extracting(FollowedSession.Event::type)
                .contains("accepted", "dispatched", "ringing", "answered", "prompt");
    }

    @Test
    void whatTheCustomerSaysIsRecorded() throws Exception {
        Path speech = folder.resolve("speech.wav");
        short[] samples = new short[16_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 10 % 2 == 0 ? 8_000 : -8_000);
        }
        WavFile.write(speech, samples);
        scene.customer("+15553002").does(callee -> callee.saysAfterPrompt(speech));
        FollowedSession session = ask("+15553002", RECORDS);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        String millis = session.status().getJsonObject("result").get("millis").toString();
        assertThat(Double.parseDouble(millis.replace("\"", ""))).isBetween(1_800.0, 4_500.0);
    }

    @Test
    void busyAndDeclinedAreToldApart() throws Exception {
        scene.customer("+15553003").does(Callee::isBusy);
        scene.customer("+15553004").does(Callee::declines);
        assertThat(ask("+15553003", Applications.SHORT).awaitEnd(LIMIT)).isEqualTo("busy");
        assertThat(ask("+15553004", Applications.SHORT).awaitEnd(LIMIT)).isEqualTo("declined");
    }

    /** Where it takes all addresses, it asks DNS for its own name with every call. */
    @Test
    void voiceIsTakenAtTheTrunksAddressAlone() throws Exception {
        List<InetSocketAddress> idle = sockets();
        scene.customer("+15553007");
        FollowedSession session = ask("+15553007", Applications.PATIENT);
        session.await("in-progress", LIMIT);
        List<InetSocketAddress> forVoice = sockets();
        forVoice.removeAll(idle);
        assertThat(forVoice).isNotEmpty().allMatch(socket -> socket.getAddress().isLoopbackAddress());
        session.cancel();
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("canceled");
    }

    /** Of both. */
    private static List<InetSocketAddress> sockets() throws IOException {
        List<InetSocketAddress> sockets =
                new ArrayList<>(ListeningSockets.of(asterisks.north().process()));
        sockets.addAll(ListeningSockets.of(asterisks.south().process()));
        return sockets;
    }

    @Test
    void aCallerHearsTheApplicationOfTheNumber() throws Exception {
        String assignment = Json.createObjectBuilder()
                .add("requester", Scene.REQUESTER)
                .add("application", Json.createObjectBuilder().add("vxml", Applications.ONE_KEY))
                .build()
                .toString();
        assertThat(scene.operator()
                        .put("/incoming-numbers/+15553005", assignment)
                        .status())
                .isEqualTo(204);
        scene.north().number("+15553006").pressesAfterPrompt("2");
        PlacedCall call = scene.north()
                .call("sip:+15553005@127.0.0.1:" + asterisks.north().sipPort(), "+15553006");
        assertThat(call.awaitAnswer(LIMIT)).isTrue();
        assertThat(call.awaitEnd(LIMIT)).isTrue();
        Await.until(
                "the caller's session",
                LIMIT,
                () -> scene.api()
                                .sessions("&customer=%2B15553006&state=completed")
                                .size()
                        == 1);
    }

    /** With fifty calls on it. */
    @Test
    void whenOneAsteriskDiesItsCallsAreInterruptedAndTheOtherTakesOver() throws Exception {
        List<FollowedSession> lost = fiftyCallsOnNorth();
        long lines = asterisks.south().channels();

        asterisks.north().kill();
        Instant death = Instant.now();
        List<FollowedSession> next = ask("+155532", QUEUED, Applications.SHORT);

        for (FollowedSession session : next) {
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
            FollowedSession.Event answered = session.awaitEvent("answered", LIMIT);
            assertThat(Duration.between(death, answered.at())).isLessThan(FAILOVER);
        }
        for (FollowedSession session : lost) {
            assertThat(session.awaitEnd(LIMIT)).as(session.id()).isEqualTo("interrupted");
        }
        asterisks.awaitAvailability("north", "down");
        assertThat(asterisks.inUse("north")).isZero();
        Await.until(
                "no channel leaks on the survivor",
                LIMIT,
                () -> asterisks.inUse("south") == 0 && asterisks.south().channels() == lines);

        asterisks.north().start();
        asterisks.north().awaitTrunk();
        asterisks.awaitAvailability("north", "available");
        asterisks.south().stop();
        asterisks.awaitAvailability("south", "down");
        scene.customer("+15553300");
        assertThat(ask("+15553300", Applications.SHORT).awaitEnd(LIMIT)).isEqualTo("completed");
        asterisks.south().start();
        asterisks.south().awaitTrunk();
        asterisks.awaitAvailability("south", "available");
    }

    /** While the other one is away. */
    private static List<FollowedSession> fiftyCallsOnNorth() throws Exception {
        asterisks.south().stop();
        asterisks.awaitAvailability("south", "down");
        List<FollowedSession> sessions = ask("+155531", CALLS, VERY_PATIENT);
        for (FollowedSession session : sessions) {
            session.await("in-progress", LIMIT);
        }
        asterisks.south().start();
        asterisks.south().awaitTrunk();
        asterisks.awaitAvailability("south", "available");
        assertThat(asterisks.inUse("north")).isEqualTo(CALLS);
        return sessions;
    }

    private static List<FollowedSession> ask(String prefix, int number, String vxml) throws Exception {
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String callee = prefix + (10 + i);
            scene.customer(callee);
            sessions.add(ask(callee, vxml));
        }
        return sessions;
    }
}
