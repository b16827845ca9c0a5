package org.carillon.it.outage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.peers.PostgresCluster;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.carillon.it.wire.Applications;
import org.carillon.it.wire.BrokerClient;
import org.carillon.it.wire.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database or the broker, both in processes of their own, are away for half a minute. */
class OutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long OUTAGE_SECONDS = 30;

    private static PostgresCluster postgres;
    private static Broker broker;
    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        PortBase ports = PortBase.reserve();
        postgres = PostgresCluster.create(ports.postgresql());
        scene = TestServers.sceneWithRemoteBroker(
                "outage",
                ports,
                ServerSettings.defaults().withPostgresql(postgres.url(), postgres.user(), postgres.password()));
        broker = new Broker(
                scene.server().brokerLibraries().getParent(),
                TestServers.folder("outage").resolve("broker"),
                ports.jms());
        broker.start();
        scene.server().startDomain();
        scene.server().deploy();
    }

    @AfterAll
    static void end() throws Exception {
        if (scene != null) {
            scene.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void whileTheDatabaseIsAwaySendersAreToldToTryAgainAndACallGoesOn() throws Exception {
        scene.customer("+15558801").does(callee -> callee.takesSilenceForEnd(2_000));
        scene.customer("+15558802");
        FollowedSession during =
                scene.api().ask(Requests.call("+15558801", Applications.LONG).build());
        during.await("in-progress", LIMIT);

        postgres.stop();
        long away = System.nanoTime();
        assertThat(scene.mailTo("+15558802")
                        .attach(Applications.SHORT)
                        .send(scene.ports().smtp())
                        .code())
                .isBetween(400, 499);
        JsonAnswer answer =
                scene.api().post("/sessions", Requests.shortCall("+15558802").toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(scene.server().isReady()).isFalse();
        TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS) - (System.nanoTime() - away));
        postgres.start();

        Await.until("the server to be ready again", LIMIT, scene.server()::isReady);
        assertThat(during.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(scene.api().sessionsWith("+15558802")).isEmpty();
        assertThat(scene.api().ask(Requests.shortCall("+15558802")).awaitEnd(LIMIT))
                .isEqualTo("completed");
    }

    @Test
    void whileTheBrokerIsAwayNothingThatWasAcceptedIsLost() throws Exception {
        broker.close();
        long away = System.nanoTime();
        List<FollowedSession> accepted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String number = "+1555881" + i;
            scene.customer(number);
            JsonAnswer answer =
                    scene.api().post("/sessions", Requests.shortCall(number).toString());
            assertThat(answer.status()).as(answer.toString()).isIn(202, 503);
            if (answer.status() == 202) {
                accepted.add(scene.api().session(answer.body().getString("id")));
            }
            scene.customer(number + "0");
            if (scene.mailTo(number + "0")
                    .attach(Applications.SHORT)
                    .send(scene.ports().smtp())
                    .isAccepted()) {
                accepted.addAll(scene.api().sessionsWith(number + "0"));
            }
        }
        TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS) - (System.nanoTime() - away));
        broker.start();

        for (FollowedSession session : accepted) {
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        }
        scene.customer("+15558820");
        sendByJms("+15558820");
        Await.until("the request by JMS to be taken", LIMIT, () -> !scene.api()
                .sessionsWith("+15558820")
                .isEmpty());
        assertThat(scene.api().sessionsWith("+15558820").get(0).awaitEnd(LIMIT)).isEqualTo("completed");
    }

    private static void sendByJms(String number) throws Exception {
        ConnectionFactory connections = BrokerClient.connect(
                scene.server().brokerLibraries(), scene.ports().jms());
        try (JMSContext context = connections.createContext()) {
            TextMessage message =
                    context.createTextMessage(Requests.shortCall(number).toString());
            message.setStringProperty("carillonKey", scene.server().key(Scene.REQUESTER));
            context.createProducer().send(context.createQueue("carillon.requests"), message);
        }
    }
}
