package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.scene.Scene;
import org.carillon.it.wire.WebhookReceiver.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WireTest
class WebhookIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Scene scene;
    private CarillonApi shop;

    WebhookIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void newRequester() throws Exception {
        shop = requester();
    }

    private CarillonApi requester() throws Exception {
        String id = "hooked-" + UUID.randomUUID();
        JsonAnswer answer =
                scene.operator().post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"Wants to know\"}");
        return new CarillonApi(scene.server().uri("/api/v1"), answer.body().getString("key"));
    }

    @Test
    void outcomeAndSubscribedEventsAreToldSignedAndInTheirOrder() throws Exception {
        scene.customer("+15558501");
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            JsonObject webhook =
                    webhook(receiver.url("/hook?of=shop"), "accepted", "dispatched", "ringing", "answered");

            FollowedSession session = shop.ask(Requests.shortCall("+15558501"));

            Told end = receiver.await(told -> told.type().equals("session.ended"), LIMIT);
            assertThat(receiver.told())
                    .extracting(Told::type)
                    .containsExactly(
                            "session.accepted",
                            "session.dispatched",
                            "session.ringing",
                            "session.answered",
                            "session.ended");
            assertThat(receiver.told()).extracting(Told::path).containsOnly("/hook?of=shop");
            assertThat(receiver.told()).extracting(Told::session).containsOnly(session.id());
            assertThat(receiver.told()).extracting(Told::id).doesNotHaveDuplicates();
            for (Told told : receiver.told()) {
                assertThat(told.isSignedWith(webhook.getString("secret"))).isTrue();
                assertThat(told.isSignedWith("whsec_AAAA")).isFalse();
            }
            JsonObject data = end.json().getJsonObject("data");
            assertThat(data.getString("state")).isEqualTo("completed");
            assertThat(data.getString("to")).isEqualTo("+15558501");
            assertThat(Instant.now().getEpochSecond() - end.timestamp()).isBetween(-1L, 60L);
            session.awaitEvent("notified", LIMIT);
        }
    }

    @Test
    void opensslComputesTheSameSignature(@TempDir Path folder) throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            String secret = webhook(receiver.url("/")).getString("secret");
            String id = canceled("+15558502");
            Told told = receiver.await(one -> one.session().equals(id), LIMIT);
            Path signed = folder.resolve("signed");
            Files.writeString(signed, told.id() + "." + told.timestamp() + ".");
            Files.write(signed, told.body(), java.nio.file.StandardOpenOption.APPEND);
            String key = HexFormat.of().formatHex(Base64.getDecoder().decode(secret.substring(6)));

            Process openssl = new ProcessBuilder(
                            "openssl",
                            "dgst",
                            "-sha256",
                            "-mac",
                            "HMAC",
                            "-macopt",
                            "hexkey:" + key,
                            "-binary",
                            signed.toString())
                    .start();
            byte[] mac = openssl.getInputStream().readAllBytes();

            assertThat(openssl.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(told.signatures()).isEqualTo("v1," + Base64.getEncoder().encodeToString(mac));
        }
    }

    @Test
    void whoFailsIsToldAgainWithTheSameIdentity() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.answering(count -> count == 0 ? 500 : 200)) {
            String webhook = webhook(receiver.url("/")).getString("id");
            canceled("+15558503");

            Await.until("a second try", LIMIT, () -> receiver.told().size() == 2);

            assertThat(receiver.told())
                    .extracting(Told::id)
                    .containsOnly(receiver.told().get(0).id());
            Await.until("its success", LIMIT, () -> state(webhook).equals("sent"));
            assertThat(deliveries(webhook).get(0).getInt("attempts")).isEqualTo(2);
        }
    }

    @Test
    void whoWasDeadAndComesBackIsTold() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            String webhook = webhook(receiver.url("/")).getString("id");
            receiver.die();
            String id = canceled("+15558504");
            Await.until("a failure", LIMIT, () -> deliveries(webhook).stream()
                    .anyMatch(delivery -> delivery.getString("error", "").contains("can't be reached")));

            receiver.comeBack();

            receiver.await(told -> told.session().equals(id), LIMIT);
        }
    }

    @Test
    void aSlowReceiverHoldsNobodyElse() throws Exception {
        CarillonApi quick = requester();
        try (WebhookReceiver slow = WebhookReceiver.answeringAfter(Duration.ofMinutes(1));
                WebhookReceiver willing = WebhookReceiver.willing()) {
            webhook(slow.url("/"));
            create(quick, willing.url("/"));
            for (int i = 0; i < 30; i++) {
                canceled(shop, "+15558505");
            }
            slow.await(told -> true, LIMIT);
            long start = System.nanoTime();

            String id = canceled(quick, "+15558505");

            willing.await(told -> told.session().equals(id), LIMIT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
            assertThat(slow.told().size()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void afterARotationBothSecretsSignForAWhile() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            JsonObject webhook = webhook(receiver.url("/"));
            String path = "/webhooks/" + webhook.getString("id");
            String next = shop.post(path + "/rotate", "").body().getString("secret");
            String id = canceled("+15558506");
            Told both = receiver.await(told -> told.session().equals(id), LIMIT);

            String last = shop.post(path + "/rotate?overlapHours=0", "").body().getString("secret");
            String another = canceled("+15558506");
            Told one = receiver.await(told -> told.session().equals(another), LIMIT);

            assertThat(both.isSignedWith(webhook.getString("secret"))).isTrue();
            assertThat(both.isSignedWith(next)).isTrue();
            assertThat(one.isSignedWith(last)).isTrue();
            assertThat(one.isSignedWith(next)).isFalse();
            assertThat(shop.get(path).body().containsKey("secret")).isFalse();
        }
    }

    @Test
    void aRequestNamesItsOwnCallback() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            JsonObject request = Json.createObjectBuilder(later("+15558507"))
                    .add("replyTo", Json.createObjectBuilder().add("callback", receiver.url("/order/4711")))
                    .build();
            JsonAnswer unsigned = shop.post("/sessions", request.toString());
            assertThat(unsigned.status()).isEqualTo(400);
            assertThat(unsigned.body().toString()).contains("/replyTo/callback", "make a webhook for callbacks first");
            JsonAnswer made = shop.post("/webhooks", "{\"callbacks\": true}");
            assertThat(made.status()).as(made.toString()).isEqualTo(201);

            String id = shop.post("/sessions", request.toString()).body().getString("id");
            shop.session(id).cancel();

            Told told = receiver.await(one -> one.session().equals(id), LIMIT);
            assertThat(told.path()).isEqualTo("/order/4711");
            assertThat(told.isSignedWith(made.body().getString("secret"))).isTrue();
        }
    }

    @Test
    void whoIsGoneIsNotToldUntilItIsResumed() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.answering(count -> count == 0 ? 410 : 200)) {
            String webhook = webhook(receiver.url("/")).getString("id");
            canceled("+15558508");
            Await.until("its death", LIMIT, () -> state(webhook).equals("dead"));
            assertThat(deliveries(webhook).get(0).getInt("status")).isEqualTo(410);
            assertThat(shop.get("/webhooks/" + webhook).body().getString("state"))
                    .isEqualTo("gone");

            shop.post("/webhooks/" + webhook + "/resume", "");
            JsonAnswer replayed = shop.post("/webhooks/" + webhook + "/deliveries/replay", "");

            assertThat(replayed.body().getInt("replayed")).isEqualTo(1);
            Await.until("its success", LIMIT, () -> state(webhook).equals("sent"));
            assertThat(receiver.told())
                    .extracting(Told::id)
                    .containsOnly(deliveries(webhook).get(0).getString("id"));
            String again = "/webhooks/" + webhook + "/deliveries/"
                    + deliveries(webhook).get(0).getString("id") + "/replay";
            assertThat(shop.post(again, "").status()).isEqualTo(200);
            Await.until("a third try", LIMIT, () -> receiver.told().size() == 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]:8080/",
                "file:///etc/passwd",
                "http://user:secret@127.0.0.1/",
                "no url"
            })
    void whatTheOperatorDoesNotAllowIsRefused(String url) throws Exception {
        JsonAnswer answer = shop.post(
                "/webhooks", Json.createObjectBuilder().add("url", url).build().toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"/url\"");
        assertThat(shop.get("/webhooks").body().getJsonArray("webhooks")).isEmpty();
    }

    @Test
    void aWebhookIsItsOwnersOnly() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.willing()) {
            String path = "/webhooks/" + webhook(receiver.url("/")).getString("id");
            CarillonApi stranger = requester();

            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.post(path + "/rotate", "").status()).isEqualTo(404);
            assertThat(stranger.get(path + "/deliveries").status()).isEqualTo(404);
            assertThat(stranger.post(path + "/deliveries/replay", "").status()).isEqualTo(404);
            assertThat(stranger.get("/webhooks").body().getJsonArray("webhooks"))
                    .isEmpty();
        }
    }

    private JsonObject webhook(String url, String... events) throws Exception {
        return create(shop, url, events);
    }

    private static JsonObject create(CarillonApi api, String url, String... events) throws Exception {
        JsonAnswer answer = api.post(
                "/webhooks",
                Json.createObjectBuilder()
                        .add("url", url)
                        .add("events", Json.createArrayBuilder(List.of(events)))
                        .build()
                        .toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.body();
    }

    private String state(String webhook) throws Exception {
        List<JsonObject> deliveries = deliveries(webhook);
        return deliveries.isEmpty() ? "none" : deliveries.get(0).getString("state");
    }

    private List<JsonObject> deliveries(String webhook) throws Exception {
        return shop.get("/webhooks/" + webhook + "/deliveries")
                .body()
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class);
    }

    private String canceled(String number) throws Exception {
        return canceled(shop, number);
    }

    /** A session that ends without a call. */
    private static String canceled(CarillonApi api, String number) throws Exception {
        FollowedSession session = api.ask(later(number));
        session.cancel();
        return session.id();
    }

    private static JsonObject later(String number) {
        return Json.createObjectBuilder(Requests.shortCall(number))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .build();
    }
}
