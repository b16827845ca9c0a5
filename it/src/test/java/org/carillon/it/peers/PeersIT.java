package org.carillon.it.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.carillon.it.wire.Applications;
import org.carillon.it.wire.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carillon among programs that are not ours: they take the place of the test phones, the database and the mail client. */
class PeersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HOST = "127.0.0.1";

    private static PostgresCluster postgres;
    private static Scene scene;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        PortBase ports = PortBase.reserve();
        postgres = PostgresCluster.create(ports.postgresql());
        ServerSettings settings =
                ServerSettings.defaults().withPostgresql(postgres.url(), postgres.user(), postgres.password());
        scene = TestServers.scene("peers", ports, settings);
        scene.north().close();
        scene.south().close();
        scene.server().startDomain();
        scene.server().deploy();
    }

    @AfterAll
    static void end() throws Exception {
        if (scene != null) {
            scene.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void sippIsCalled() throws Exception {
        try (PeerProcess sipp = PeerProcess.start(
                folder,
                Peer.SIPP,
                "-sf",
                scenario("callee.xml"),
                "-i",
                HOST,
                "-p",
                north(),
                "-nostdin",
                "-trace_err")) {
            awaitNorth("available");
            FollowedSession session = scene.api().ask(Requests.shortCall("+15557001"));
            assertThat(session.awaitEnd(LIMIT)).as(sipp.said()).isEqualTo("completed");
            assertThat(session.status().getJsonArray("calls").getJsonObject(0).getString("disposition"))
                    .isEqualTo("local-hangup");
        }
        awaitNorth("down");
    }

    @Test
    void baresipIsCalledHearsThePromptAndPressesAKey() throws Exception {
        String number = "+15557002";
        Baresip settings =
                new Baresip(folder, number, scene.ports().north(), scene.ports().peerControl());
        try (PeerProcess baresip = PeerProcess.start(folder, Peer.BARESIP, "-4", "-f", settings.write())) {
            awaitNorth("available");
            FollowedSession session =
                    scene.api().ask(Requests.call(number, Applications.ONE_KEY).build());
            session.awaitEvent("prompt", LIMIT);
            Await.until("baresip to hear the prompt", LIMIT, () -> settings.heard() > 8_000, baresip::said);
            settings.press('2');
            assertThat(session.awaitEnd(LIMIT)).as(baresip.said()).isEqualTo("completed");
            assertThat(session.status().getJsonObject("result").getString("key"))
                    .isEqualTo("2");
        }
        awaitNorth("down");
    }

    @Test
    void sippCallsANumberThatRunsAnApplication() throws Exception {
        postgres.execute(
                "insert into incoming_number (number, requester_id, application_kind, application_text) values ("
                        + "'+15557003', '" + Scene.REQUESTER + "', 'attached', '" + Applications.LONG + "')");
        try (PeerProcess sipp = PeerProcess.start(
                folder,
                Peer.SIPP,
                "-sn",
                "uac",
                "-s",
                "+15557003",
                "-i",
                HOST,
                "-m",
                "1",
                "-d",
                "2000",
                "-nostdin",
                HOST + ":" + scene.ports().sip())) {
            assertThat(sipp.await(LIMIT)).as(sipp.said()).isZero();
        }
        Await.until("the session of the caller to end", LIMIT, () -> scene.api().sessions("&state=completed").stream()
                .anyMatch(session -> session.getString("source").equals("call")));
    }

    @Test
    void swaksSendsTheMail() throws Exception {
        String number = "+15557004";
        Path document = Files.writeString(folder.resolve("application.vxml"), Applications.SHORT);
        try (PeerProcess swaks = PeerProcess.start(
                folder,
                Peer.SWAKS,
                "--server",
                HOST + ":" + scene.ports().smtp(),
                "--auth",
                "PLAIN",
                "--auth-user",
                Scene.REQUESTER,
                "--auth-password",
                scene.server().key(Scene.REQUESTER),
                "--from",
                Scene.REQUESTER_MAIL,
                "--to",
                "\"" + number + "\"@carillon.test", // swaks takes a plus at the beginning for an option
                "--attach-type",
                "application/voicexml+xml",
                "--attach",
                "@" + document)) {
            assertThat(swaks.await(LIMIT)).as(swaks.said()).isZero();
        }
        assertThat(scene.api().sessionsWith(number)).hasSize(1);
    }

    private static String north() {
        return Integer.toString(scene.ports().north());
    }

    private static void awaitNorth(String availability) throws Exception {
        Await.until("the first server to be " + availability, LIMIT, () -> scene.operator()
                .get("/servers")
                .body()
                .getJsonArray("servers")
                .getJsonObject(0)
                .getString("availability")
                .equals(availability));
    }

    private static String scenario(String name) throws Exception {
        return Path.of(PeersIT.class.getResource(name).toURI()).toString();
    }
}
