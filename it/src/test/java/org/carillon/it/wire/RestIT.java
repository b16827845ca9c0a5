package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WireTest
class RestIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Scene scene;
    private CarillonApi shop;
    private CarillonApi operator;

    RestIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void login() throws Exception {
        shop = scene.server().api(Scene.REQUESTER);
        operator = scene.server().api("operator");
    }

    @Test
    void aRequestIsAcceptedRunAndTold() throws Exception {
        scene.customer("+15556001");

        JsonAnswer accepted =
                shop.post("/sessions", Requests.shortCall("+15556001").toString());

        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.body().getString("id");
        assertThat(accepted.header("Location").orElseThrow()).endsWith("/api/v1/sessions/" + id);
        FollowedSession session = shop.session(id);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.events()).extracting(FollowedSession.Event::type).contains("accepted", "answered", "prompt");
        JsonObject call = session.status().getJsonArray("calls").getJsonObject(0);
        assertThat(call.getInt("number")).isEqualTo(1);
        assertThat(call.getString("server")).isIn("north", "south");
        JsonAnswer decisions = shop.get("/sessions/" + id + "/decisions");
        assertThat(decisions.body().getJsonArray("decisions").getValuesAs(JsonObject.class))
                .extracting(decision -> decision.getString("policy"))
                .contains("destinations", "do-not-call");
    }

    @Test
    void theSameRequestWithTheSameKeyMakesOneSession() throws Exception {
        String request = later("+15556002");
        String key = UUID.randomUUID().toString();

        JsonAnswer first = shop.post("/sessions", request, "Idempotency-Key", key);
        JsonAnswer again = shop.post("/sessions", request, "Idempotency-Key", key);
        JsonAnswer other = shop.post("/sessions", later("+15556003"), "Idempotency-Key", key);
        JsonAnswer ofAnother = operator.post("/sessions", request, "Idempotency-Key", key);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(ofAnother.body().getString("id")).isNotEqualTo(first.body().getString("id"));
    }

    @Test
    void everyWrongFieldIsNamed() throws Exception {
        JsonAnswer answer = shop.post(
                "/sessions", "{\"to\": \"5550100\", \"application\": {\"url\": \"ftp://x\"}, \"priority\": 12}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().getString("type")).isEqualTo("urn:carillon:problem:invalid-request");
        assertThat(fields(answer)).containsExactlyInAnyOrder("/to", "/application/url", "/priority");
    }

    @Test
    void anUnknownFieldIsRefusedByItsName() throws Exception {
        String request = later("+15556004").replaceFirst("\\{", "{\"colour\": 1,");

        assertThat(fields(shop.post("/sessions", request))).containsExactly("/colour");
    }

    @Test
    void aWaitingSessionIsCanceledAtOnce() throws Exception {
        String id = accepted(later("+15556005"));

        JsonAnswer answer = shop.post("/sessions/" + id + "/cancel", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().getString("state")).isEqualTo("canceled");
        assertThat(shop.post("/sessions/" + id + "/cancel", "").body().getString("state"))
                .isEqualTo("canceled");
    }

    @Test
    void pagesHoldEverySessionOnce() throws Exception {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            made.add(accepted(later("+15556006")));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonAnswer page = shop.get("/sessions?customer=%2B15556006&state=scheduled&limit=3" + cursor);
            page.body()
                    .getJsonArray("sessions")
                    .getValuesAs(JsonObject.class)
                    .forEach(s -> listed.add(s.getString("id")));
            cursor = page.body().containsKey("next") ? "&cursor=" + page.body().getString("next") : null;
        } while (cursor != null);

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aFilterThatIsUnknownOrWrongIsRefused() throws Exception {
        assertThat(fields(shop.get("/sessions?stat=busy&limit=0"))).containsExactlyInAnyOrder("stat", "limit");
    }

    @Test
    void aRequesterSeesItsOwnSessionsOnly() throws Exception {
        String id = accepted(later("+15556007"));
        CarillonApi bank = new CarillonApi(scene.server().uri("/api/v1"), newRequester());

        assertThat(bank.get("/sessions").body().getJsonArray("sessions")).isEmpty();
        for (String path : List.of("", "/events", "/decisions")) {
            assertThat(bank.get("/sessions/" + id + path).status()).isEqualTo(404);
        }
        assertThat(bank.post("/sessions/" + id + "/cancel", "").status()).isEqualTo(404);
        assertThat(bank.get("/sessions?requester=" + Scene.REQUESTER).status()).isEqualTo(403);
        assertThat(operator.get("/sessions/" + id).status()).isEqualTo(200);
        assertThat(shop.get("/sessions/" + id).body().getString("state")).isEqualTo("scheduled");
    }

    @Test
    void whatIsForOperatorsIsRefusedToRequesters() throws Exception {
        for (String path : List.of("/servers", "/requesters", "/audit", "/load-management")) {
            assertThat(shop.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(shop.get("/policies/operator").status()).isEqualTo(404);
    }

    @Test
    void anOperatorSeesTheServersAndTheirChannels() throws Exception {
        List<JsonObject> servers =
                operator.get("/servers").body().getJsonArray("servers").getValuesAs(JsonObject.class);

        assertThat(servers)
                .extracting(server -> server.getString("name"))
                .containsExactly("north", "south", RunningScene.BROWSER);
        assertThat(servers)
                .extracting(server -> server.getInt("capacity"))
                .containsExactly(Scene.CAPACITY, Scene.CAPACITY, 2);
    }

    @Test
    void aKeyIsGoodUntilItIsRevoked() throws Exception {
        String id = "bank-" + UUID.randomUUID();
        String key = newRequester(id);
        CarillonApi bank = new CarillonApi(scene.server().uri("/api/v1"), key);
        assertThat(bank.get("/sessions").status()).isEqualTo(200);

        assertThat(send("DELETE", "/requesters/" + id + "/keys", scene.server().key("operator"), null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(bank.get("/sessions").status()).isEqualTo(401);
        assertThat(operator.post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"again\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aRequesterSetsItsOwnPolicies() throws Exception {
        String path = "/policies/requester/" + Scene.REQUESTER + "/call-frequency";

        assertThat(shop.put(path, "{\"max\": 900, \"hours\": 1}").status()).isEqualTo(204);
        assertThat(shop.get(path).body().getInt("max")).isEqualTo(900);
        assertThat(fields(shop.put(path, "{\"max\": -1, \"hours\": 1}"))).containsExactly("/max");
        assertThat(send("DELETE", path, scene.server().key(Scene.REQUESTER), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(shop.put("/policies/operator/destinations", "{\"allowed\": [\"+\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCustomerOnTheDoNotCallListIsNotCalled() throws Exception {
        assertThat(operator.put("/do-not-call/+15556008", "{\"reason\": \"asked for it\"}")
                        .status())
                .isEqualTo(204);

        FollowedSession session = shop.ask(Requests.shortCall("+15556008"));

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("refused");
    }

    @Test
    void noAnswerTellsWhichServerThisIs() throws Exception {
        for (String path : List.of("/sessions", "/nowhere")) {
            HttpHeaders headers = shop.get(path).response().headers();
            assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void withoutAGoodKeyNobodyGetsIn() throws Exception {
        HttpResponse<String> none = send("GET", "/sessions", null, null);
        HttpResponse<String> wrong = send("GET", "/sessions", "ck_wrong", null);

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"carillon\"");
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("invalid_token");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /sessions, application/json, {}, 405",
        "GET, /nothing, application/json, , 404",
        "GET, /sessions/nobody, application/json, , 404",
        "GET, /../nothing, application/json, , 404",
        "POST, /sessions, text/plain, hello, 415",
        "POST, /sessions, application/json, '{', 400",
        "POST, /sessions, application/json, '[]', 400",
        "POST, /sessions, application/json, '{\"to\": 1, \"to\": 2}', 400"
    })
    void everyRefusalIsAProblem(String method, String path, String type, String body, int status) throws Exception {
        HttpRequest request = request(path, scene.server().key(Scene.REQUESTER))
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    @Test
    void aBodyTooLargeIsRefused() throws Exception {
        String body = "{\"to\": \"" + "5".repeat(3_000_000) + "\"}";

        assertThat(send("POST", "/sessions", scene.server().key(Scene.REQUESTER), body)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anAnswerInAnotherFormatIsNotAcceptable() throws Exception {
        HttpRequest request = request("/sessions", scene.server().key(Scene.REQUESTER))
                .header("Accept", "text/html")
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(406);
    }

    @Test
    void theInterfaceIsDescribed() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(scene.server().uri("/openapi")).build();

        String description = http.send(request, BodyHandlers.ofString()).body();

        assertThat(description).contains("/sessions/{id}/events:", "scheme: bearer", "askForSession");
        assertThat(description).doesNotContain("/v1/sessions:");
    }

    private static List<String> fields(JsonAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.body().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("field"))
                .toList();
    }

    /** A request that waits until tomorrow. */
    private static String later(String number) {
        return Json.createObjectBuilder(Requests.shortCall(number))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .build()
                .toString();
    }

    private String accepted(String request) throws Exception {
        JsonAnswer answer = shop.post("/sessions", request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        String id = answer.body().getString("id");
        shop.session(id).await("scheduled", LIMIT);
        return id;
    }

    private String newRequester() throws Exception {
        return newRequester("bank-" + UUID.randomUUID());
    }

    private String newRequester(String id) throws Exception {
        JsonAnswer answer = operator.post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"A bank\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.body().getString("key");
    }

    private HttpResponse<String> send(String method, String path, String key, String body) throws Exception {
        HttpRequest request = request(path, key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scene.server().uri("/api/v1") + path))
                .timeout(LIMIT);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }
}
