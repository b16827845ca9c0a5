package org.carillon.it.peers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.mail.MailRequest;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.carillon.it.server.Trust;
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
    private static NameServer names;
    private static ServerIdentity identity;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        PortBase ports = PortBase.reserve();
        postgres = PostgresCluster.create(ports.postgresql());
        names = new NameServer();
        identity = ServerIdentity.in(TestServers.newFolder("peers-identity"));
        ServerSettings settings = ServerSettings.defaults()
                .withPostgresql(postgres.url(), postgres.user(), postgres.password())
                .with("carillon.mail.keyStore", identity.keyStore())
                .with("carillon.mail.keyStorePassword", Trust.PASSWORD)
                .with("carillon.mail.implicitTlsPort", ports.smtps())
                .with("carillon.mail.smime.key-store", identity.keyStore())
                .with("carillon.mail.smime.key-store-password", Trust.PASSWORD)
                .with("carillon.mail.dns.servers", HOST + ":" + names.address().getPort());
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
        if (names != null) {
            names.close();
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

    @Test
    void swaksSendsUnderTlsFromTheFirstOctet() throws Exception {
        String number = "+15557005";
        try (PeerProcess swaks = PeerProcess.start(
                folder,
                Peer.SWAKS,
                "--server",
                HOST + ":" + scene.ports().smtps(),
                "--tls-on-connect",
                "--auth",
                "LOGIN",
                "--auth-user",
                Scene.REQUESTER_MAIL,
                "--auth-password",
                scene.server().key(Scene.REQUESTER),
                "--from",
                Scene.REQUESTER_MAIL,
                "--to",
                "\"" + number + "\"@carillon.test",
                "--body",
                "Your parcel is here.")) {
            assertThat(swaks.await(LIMIT)).as(swaks.said()).isZero();
        }
        assertThat(originOf(number)).contains("password; tls");
    }

    @Test
    void postfixRelaysMailThatOpenDkimHasSigned() throws Exception {
        String number = "+15557006";
        demand("dkim+dmarc+tls");
        try (SendingRelay relay = new SendingRelay("shop.test", scene.ports().smtp())) {
            names.knows("shop.test. 60 IN TXT \"v=spf1 -all\"");
            names.knows("_dmarc.shop.test. 60 IN TXT \"v=DMARC1; p=reject; adkim=s\"");
            names.knows("s._domainkey.shop.test. 60 IN TXT " + relay.dkimRecord());
            assertThat(MailRequest.toCall(number)
                            .from(Scene.REQUESTER_MAIL)
                            .attach(Applications.SHORT)
                            .send(relay.port())
                            .code())
                    .isEqualTo(250);
            Await.until(
                    "the mail to be delivered",
                    LIMIT,
                    () -> !scene.api().sessionsWith(number).isEmpty(),
                    relay::said);
            assertThat(originOf(number)).contains("tls; dkim: shop.test; dmarc: shop.test");
            assertThat(MailRequest.toCall(number)
                            .from("somebody@elsewhere.test")
                            .text("Hello")
                            .send(relay.port())
                            .code())
                    .isEqualTo(250);
            Await.until(
                    "the stranger's mail to bounce",
                    LIMIT,
                    () -> relay.said().contains("said: 530 5.7.0 Authentication required"),
                    relay::said);
        } finally {
            demand("password");
        }
    }

    @Test
    void opensslSignsAndEncryptsMail() throws Exception {
        String number = "+15557007";
        run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "shop.key",
                "-out",
                "shop.pem",
                "-days",
                "2",
                "-subj",
                "/CN=shop");
        JsonAnswer registered = scene.operator()
                .post(
                        "/requesters/shop/certificates",
                        Json.createObjectBuilder()
                                .add("certificate", Files.readString(folder.resolve("shop.pem")))
                                .build()
                                .toString());
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        Files.writeString(folder.resolve("text"), "Content-Type: text/plain\r\n\r\nYour parcel is here.\r\n");
        run("cms", "-sign", "-in", "text", "-signer", "shop.pem", "-inkey", "shop.key", "-out", "signed");
        run(
                "cms",
                "-encrypt",
                "-aes-256-gcm",
                "-in",
                "signed",
                "-out",
                "encrypted",
                identity.certificate().toString());
        run(
                "cms",
                "-encrypt",
                "-aes256",
                "-in",
                "text",
                "-out",
                "unsigned",
                identity.certificate().toString());
        demand("smime-signed+smime-encrypted");
        try {
            assertThat(send(number, "encrypted").text()).startsWith("250");
            assertThat(originOf(number)).contains("smime-signed: CN=shop; smime-encrypted");
            assertThat(send(number, "unsigned").text())
                    .startsWith("550 5.7.1")
                    .contains("smime-signed: the mail is not signed");
            assertThat(send(number, "signed").text()).startsWith("550 5.7.1");
        } finally {
            demand("password");
        }
    }

    private void run(String... arguments) throws Exception {
        try (PeerProcess openssl = PeerProcess.start(folder, Peer.OPENSSL, arguments)) {
            assertThat(openssl.await(LIMIT)).as(openssl.said()).isZero();
        }
    }

    /** Sends what openssl has made, as it is. */
    private SmtpAnswer send(String number, String file) throws Exception {
        String entity = Files.readString(folder.resolve(file)).replaceAll("\r?\n", "\r\n");
        String header = "From: " + Scene.REQUESTER_MAIL + "\r\nTo: " + number + "@carillon.test\r\nMessage-ID: <" + file
                + "@shop.test>\r\n";
        return MailRequest.toCall(number)
                .from(Scene.REQUESTER_MAIL)
                .sendAsIs(header + entity, scene.ports().smtp());
    }

    private static void demand(String combination) throws Exception {
        JsonAnswer answer =
                scene.operator().put("/policies/operator/security", "{\"mail\": [\"" + combination + "\"]}");
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private static String originOf(String number) throws Exception {
        return scene.api().sessionsWith(number).get(0).events().stream()
                .filter(event -> event.type().equals("accepted"))
                .map(FollowedSession.Event::detail)
                .findFirst()
                .orElseThrow();
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
