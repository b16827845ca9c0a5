package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** What others hear of the telephony servers: the topic, the timeline, REST and metrics. */
@WireTest
@OneDatabase
class WatchIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Scene scene;

    WatchIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void theTopicTellsThatAServerGoesAndComesBack() throws Exception {
        ConnectionFactory broker = BrokerClient.connect(
                scene.server().brokerLibraries(), scene.ports().jms());
        try (JMSContext context = broker.createContext()) {
            JMSConsumer news = context.createConsumer(context.createTopic("carillon.servers"), "server = 'south'");
            scene.south().isDown(true);
            try {
                assertThat(next(news).getString("availability")).isEqualTo("down");
            } finally {
                scene.south().isDown(false);
            }
            JsonObject back = next(news);
            assertThat(back.getString("availability")).isEqualTo("available");
            assertThat(back.getString("kind")).isEqualTo("sip");
            assertThat(back.getInt("capacity")).isEqualTo(Scene.CAPACITY);
        }
    }

    @Test
    void aSessionThatTheServerCarriesIsTouchedAndGoesOn() throws Exception {
        FollowedSession session = sessionOnSouth();
        scene.south().isDown(true);
        try {
            FollowedSession.Event touched = session.awaitEvent("server", LIMIT);
            assertThat(touched.detail()).startsWith("south is down: ");
        } finally {
            scene.south().isDown(false);
        }
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
    }

    /** Calls until one goes through the south: by chance every other does. */
    private FollowedSession sessionOnSouth() throws Exception {
        for (int i = 0; i < 40; i++) {
            String number = "+155571" + (10 + i);
            scene.customer(number);
            FollowedSession session =
                    scene.api().ask(Requests.call(number, Applications.PATIENT).build());
            if (session.awaitEvent("dispatched", LIMIT).detail().contains("south")) {
                session.awaitEvent("answered", LIMIT);
                return session;
            }
        }
        throw new AssertionError("none of forty calls went through the south");
    }

    @Test
    void restAndMetricsTellHowTheServersAreDoing() throws Exception {
        scene.customer("+15558961");
        assertThat(scene.api().ask(Requests.shortCall("+15558961")).awaitEnd(LIMIT))
                .isEqualTo("completed");

        Await.until("a round trip of each server", LIMIT, () -> servers()
                .allMatch(statistics ->
                        statistics.getJsonNumber("roundTripMillis").doubleValue() > 0));
        assertThat(servers()
                        .mapToDouble(statistics ->
                                statistics.getJsonNumber("setUpsPerSecond").doubleValue()))
                .anyMatch(rate -> rate > 0);

        String metrics = metrics();
        assertThat(metrics)
                .containsPattern("carillon_server_capacity\\{[^}]*server=\"north\"[^}]*} " + Scene.CAPACITY + "\\.0")
                .containsPattern("carillon_server_available\\{[^}]*server=\"south\"[^}]*} [01]\\.0")
                .containsPattern("carillon_sessions_ended_total\\{[^}]*state=\"completed\"[^}]*} [1-9]");
    }

    private Stream<JsonObject> servers() throws Exception {
        return scene.operator().get("/servers").body().getJsonArray("servers").getValuesAs(JsonObject.class).stream()
                .map(server -> server.getJsonObject("statistics"));
    }

    private String metrics() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + scene.ports().http() + "/metrics?scope=application");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static JsonObject next(JMSConsumer news) throws Exception {
        Message message = news.receive(LIMIT.toMillis());
        assertThat(message).as("news of the server").isNotNull();
        return Json.createReader(new StringReader(message.getBody(String.class)))
                .readObject();
    }
}
