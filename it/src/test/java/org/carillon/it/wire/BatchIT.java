package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.it.Await;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many requests in one body. */
@WireTest
class BatchIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Scene scene;
    private CarillonApi shop;

    BatchIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void login() throws Exception {
        shop = scene.server().api(Scene.REQUESTER);
    }

    @Test
    void goodRowsAreCalledAndTheOthersSayWhyNot() throws Exception {
        scene.customer("+15558801");
        scene.customer("+15558802");
        String rows = String.join(
                "\n",
                row("a", "+15558801"),
                "{\"to\": \"5550100\", \"priority\": 11, \"application\": {\"text\": \"Hello\"}}",
                row("b", "+15558802"),
                row("a", "+1"));

        JsonAnswer answer = upload("application/x-ndjson", rows, null);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.body().getInt("accepted")).isEqualTo(2);
        assertThat(answer.body().getInt("refused")).isEqualTo(2);
        String path = answer.header("Location").orElseThrow().replaceFirst(".*/v1", "");
        Await.until("both calls", LIMIT, () -> completed(path) == 2, () -> String.valueOf(path));
        List<JsonObject> refused = rows(path + "/rows?refused=true");
        assertThat(refused).extracting(row -> row.getInt("row")).containsExactly(2, 4);
        assertThat(refused.get(0).getJsonArray("errors").toString()).contains("/to", "/priority");
        assertThat(refused.get(1).getJsonArray("errors").toString()).contains("/key");
    }

    @Test
    void csvIsABatchToo() throws Exception {
        String csv = "key,to,application.text,at,priority\nx,+15558803,\"Hello, you\"," + tomorrow() + ",7\n";

        JsonAnswer answer = upload("text/csv", csv, null);

        assertThat(answer.body().getInt("accepted")).as(answer.toString()).isEqualTo(1);
        String session = rows("/batches/" + answer.body().getString("id") + "/rows")
                .get(0)
                .getString("session");
        assertThat(shop.get("/sessions/" + session).body().getInt("priority")).isEqualTo(7);
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndStoresNothing() throws Exception {
        CarillonApi operator = scene.server().api("operator");
        operator.put("/do-not-call/+15558805", "{\"reason\": \"asked for it\"}");
        String rows = String.join(
                "\n", row("a", "+15558804"), row("b", "+15558805"), row("c", "+99999999"), row("a", "+15558804"));

        JsonAnswer answer = send("/batches/dry-run", "application/x-ndjson", rows, null);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().getJsonArray("results").getValuesAs(JsonObject.class))
                .extracting(line -> line.getString("outcome"))
                .as(answer.toString())
                .containsExactly("call", "refuse", "invalid", "duplicate");
        assertThat(answer.body().getJsonArray("results").getJsonObject(1).getString("policy"))
                .isEqualTo("do-not-call");
        assertThat(shop.sessionsWith("+15558804")).isEmpty();
        assertThat(shop.sessionsWith("+15558805")).isEmpty();
    }

    @Test
    void anUploadThatBrokeOffGoesOnWhereItStopped() throws Exception {
        String key = UUID.randomUUID().toString();
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> later("+1555890" + String.format("%04d", i)))
                .collect(Collectors.joining("\n"));
        breakOff(key, rows.substring(0, rows.length() * 2 / 3));

        JsonAnswer whole = upload("application/x-ndjson", rows, key);
        JsonAnswer again = upload("application/x-ndjson", rows, key);
        JsonAnswer other = upload("application/x-ndjson", rows.replaceFirst("15558900000", "15558909999"), key);

        assertThat(whole.body().getInt("accepted")).as(whole.toString()).isEqualTo(300);
        assertThat(whole.body().getString("state")).isEqualTo("complete");
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body().getString("id")).isEqualTo(whole.body().getString("id"));
        assertThat(again.body().getInt("rows")).isEqualTo(300);
        assertThat(other.status()).isEqualTo(422);
        assertThat(shop.sessionsWith("+15558900000")).hasSize(1);
        assertThat(shop.post("/batches/" + whole.body().getString("id") + "/cancel", "")
                        .body()
                        .getJsonObject("sessions")
                        .getInt("canceled"))
                .isEqualTo(300);
    }

    @Test
    void aTemplateIsUsedByNameAndChangedByNobodyUnseen() throws Exception {
        String name = "greeting-" + UUID.randomUUID();
        String template =
                "{\"application\": {\"text\": \"Hello {{name}}.\"}, \"parameters\": {\"name\": {\"required\": true}}}";
        JsonAnswer made = shop.put("/templates/" + name, template);
        String first = made.header("ETag").orElseThrow();
        assertThat(shop.put("/templates/" + name, template, "If-Match", "\"77\"")
                        .status())
                .isEqualTo(412);
        assertThat(shop.put("/templates/" + name, template.replace("Hello", "Hi"), "If-Match", first)
                        .status())
                .isEqualTo(204);

        String request = "{\"to\": \"+15558806\", \"application\": {\"template\": \"" + name + "\"}, \"at\": \""
                + tomorrow() + "\"";
        JsonAnswer accepted = shop.post("/sessions", request + ", \"parameters\": {\"name\": \"Ann\"}}");
        JsonAnswer refused = shop.post("/sessions", request + "}");

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("/parameters/name");
        assertThat(shop.get("/templates/" + name).body().toString()).contains("Hi {{name}}");
    }

    @Test
    void aRequestMayComeAsXmlOrAsAForm() throws Exception {
        String xml = "<request><to>+15558807</to><application><text>Hello</text></application><at>" + tomorrow()
                + "</at></request>";
        String form = "to=%2B15558808&application.text=Hello&at=" + tomorrow();

        assertThat(send("/sessions", "application/xml", xml, null).status()).isEqualTo(202);
        assertThat(send("/sessions", "application/x-www-form-urlencoded", form, null)
                        .status())
                .isEqualTo(202);
        JsonAnswer refused = send(
                "/sessions",
                "application/xml",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><request><to>&x;</to></request>",
                null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.toString()).doesNotContain("root:");
    }

    @Test
    void whoeverHasTheAnswerIsNotGivenItAgain() throws Exception {
        String id = shop.post("/sessions", later("+15558809")).body().getString("id");
        shop.session(id).await("scheduled", LIMIT);
        String tag = shop.get("/sessions/" + id).header("ETag").orElseThrow();

        HttpRequest again =
                request("/sessions/" + id).header("If-None-Match", tag).build();

        assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        shop.post("/sessions/" + id + "/cancel", "");
        assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequesterBeyondItsLimitIsToldWhenToComeAgain() throws Exception {
        CarillonApi operator = scene.server().api("operator");
        String id = "bank-" + UUID.randomUUID();
        String key = operator.post("/requesters", "{\"id\": \"" + id + "\", \"name\": \"A bank\"}")
                .body()
                .getString("key");
        CarillonApi bank = new CarillonApi(scene.server().uri("/api/v1"), key);
        assertThat(operator.put("/rate-limits/requester/" + id, "{\"requests\": 3, \"seconds\": 3600}")
                        .status())
                .isEqualTo(204);

        Await.until("the limit", LIMIT, () -> bank.get("/sessions").status() == 429, () -> "no 429");

        JsonAnswer refused = bank.get("/sessions");
        assertThat(refused.body().getString("type")).isEqualTo("urn:carillon:problem:too-many-requests");
        assertThat(refused.header("RateLimit-Policy")).contains("\"requester\";q=3;w=3600");
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"requester\";r=0;t=");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(shop.get("/sessions").status()).isEqualTo(200);
    }

    private int completed(String path) throws Exception {
        return shop.get(path).body().getJsonObject("sessions").getInt("completed", 0);
    }

    private List<JsonObject> rows(String path) throws Exception {
        return shop.get(path).body().getJsonArray("rows").getValuesAs(JsonObject.class);
    }

    private static String row(String key, String number) {
        return Json.createObjectBuilder(Requests.shortCall(number))
                .add("key", key)
                .build()
                .toString();
    }

    private static String later(String number) {
        return Json.createObjectBuilder()
                .add("to", number)
                .add("application", Json.createObjectBuilder().add("text", "Hello."))
                .add("at", AT)
                .build()
                .toString();
    }

    /** The same in all rows of a repeated upload. */
    private static final String AT = tomorrow();

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }

    private JsonAnswer upload(String type, String body, String key) throws Exception {
        return send("/batches", type, body, key);
    }

    private JsonAnswer send(String path, String type, String body, String key) throws Exception {
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return JsonAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(scene.server().uri("/api/v1") + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + scene.server().key(Scene.REQUESTER));
    }

    /** Announces more than it sends, and is gone. */
    private void breakOff(String key, String rows) throws Exception {
        URI address = scene.server().uri("/api/v1/batches");
        byte[] body = rows.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + scene.server().key(Scene.REQUESTER) + "\r\nIdempotency-Key: " + key
                            + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + body.length * 2
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            Await.until(
                    "some rows", LIMIT, () -> !shop.sessionsWith("+15558900000").isEmpty(), () -> "none");
        }
    }
}
