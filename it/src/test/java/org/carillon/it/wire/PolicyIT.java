package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.JsonAnswer;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PlacedCall;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** Policies, retries and what customers want themselves, over the wire. */
@WireTest
class PolicyIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aCustomerWhoseCeilingIsReachedIsCalledLaterAndPolicyCheckTellsSo(Scene scene) throws Exception {
        String number = "+15556701";
        String path = "/policies/customer/" + number + "/call-frequency";
        scene.customer(number);
        assertThat(scene.operator().put(path, "{\"max\": 1, \"hours\": 1}").status())
                .isEqualTo(204);
        try {
            JsonAnswer before = check(scene, number);
            assertThat(before.body().getString("result")).as("%s", before).isEqualTo("permit");
            assertThat(scene.api().ask(Requests.shortCall(number)).awaitEnd(LIMIT))
                    .isEqualTo("completed");

            FollowedSession second = scene.api().ask(Requests.shortCall(number));
            second.await("deferred", LIMIT);

            assertThat(second.status().getString("reason")).contains("1 calls already, at most 1 calls in 1 h");
            JsonObject decision = decisions(scene, second).stream()
                    .filter(each -> each.getString("policy").equals("call-frequency")
                            && each.getString("owner").equals("customer " + number))
                    .findFirst()
                    .orElseThrow();
            assertThat(decision.getString("result")).isEqualTo("defer");
            assertThat(decision.getJsonObject("inputs").getInt("calls")).isEqualTo(1);
            JsonObject answer = check(scene, number).body();
            assertThat(answer.getString("result")).isEqualTo("defer");
            assertThat(answer.getJsonObject("strictest").getString("until")).isEqualTo(decision.getString("until"));
            assertThat(scene.api().sessionsWith(number))
                    .as("checks place nothing")
                    .hasSize(2);
            second.cancel();
        } finally {
            assertThat(scene.operator().delete(path).status()).isEqualTo(204);
        }
    }

    private static JsonAnswer check(Scene scene, String number) throws Exception {
        return scene.api().post("/policy-check", Requests.shortCall(number).toString());
    }

    private static List<JsonObject> decisions(Scene scene, FollowedSession session) throws Exception {
        return scene.api()
                .get("/sessions/" + session.id() + "/decisions")
                .body()
                .getJsonArray("decisions")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void aBusyNumberIsFollowedByTheNextOfTheSamePerson(Scene scene) throws Exception {
        scene.customer("+15556702").does(Callee::isBusy);
        scene.customer("+15556703");
        JsonArrayBuilder alternatives = Json.createArrayBuilder().add("+15556703");
        JsonObject retries = Json.createObjectBuilder()
                .add(
                        "busy",
                        Json.createObjectBuilder()
                                .add("again", 1)
                                .add("delaySeconds", Json.createArrayBuilder().add(1)))
                .build();

        FollowedSession session = scene.api()
                .ask(Requests.call("+15556702", Applications.SHORT)
                        .add("alternatives", alternatives)
                        .add("retries", retries)
                        .build());

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        List<JsonObject> calls = session.status().getJsonArray("calls").getValuesAs(JsonObject.class);
        assertThat(calls).extracting(call -> call.getString("to")).containsExactly("+15556702", "+15556703");
        assertThat(calls.get(0).getString("outcome")).isEqualTo("busy");
    }

    @Test
    void aListOfThoseWhoWantNoCallsIsTakenWholeOrNotAtAll(Scene scene) throws Exception {
        String wrong = "customer,reason\n+15556704,asked for it\nnobody,asked for it\n";
        HttpResponse<String> refused = csv(scene, "/do-not-call", wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/2/customer");

        HttpResponse<String> taken = csv(scene, "/do-not-call", "customer,reason,until\n+15556704,asked for it,\n");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);

        assertThat(scene.api().ask(Requests.shortCall("+15556704")).awaitEnd(LIMIT))
                .isEqualTo("refused");
        HttpResponse<String> list = http.send(
                api(scene, "/do-not-call").header("Accept", "text/csv").GET().build(), BodyHandlers.ofString());
        assertThat(list.body())
                .startsWith("customer,requester,reason,since,until")
                .contains("+15556704,*,asked for it,");
    }

    private HttpResponse<String> csv(Scene scene, String path, String rows) throws Exception {
        return http.send(
                api(scene, path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(rows))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder api(Scene scene, String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(scene.server().uri("/api/v1") + path))
                .header("Authorization", "Bearer " + scene.server().key("operator"));
    }

    @Test
    void aCustomerSaysByItsLinkThatItWantsNoCalls(Scene scene) throws Exception {
        String number = "+15556705";
        JsonAnswer link = scene.operator().post("/customers/" + number + "/link?requester=" + Scene.REQUESTER, "");
        assertThat(link.status()).as("%s", link).isEqualTo(200);
        String token = link.body().getString("token");
        URI page = scene.server().uri("/api/wishes/" + token);

        HttpResponse<String> shown = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Calls to " + number).contains("Calls are welcome now.");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");

        HttpResponse<String> kept = http.send(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("calls=never&of=requester&when=between&from=10:00&to=16:00"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);

        assertThat(scene.api().ask(Requests.shortCall(number)).awaitEnd(LIMIT)).isEqualTo("refused");
        JsonAnswer wishes = new CarillonApi(scene.server().uri("/api/v1"), token).get("/my-wishes");
        assertThat(wishes.status()).as("%s", wishes).isEqualTo(200);
        assertThat(wishes.body().getJsonObject("hours").getString("from")).isEqualTo("10:00");
        assertThat(wishes.body().getJsonArray("noCalls")).hasSize(1);
        assertThat(new CarillonApi(scene.server().uri("/api/v1"), token)
                        .get("/sessions")
                        .status())
                .as("the token opens nothing else")
                .isIn(401, 403);
        URI forged = URI.create(page + "x");
        assertThat(http.send(HttpRequest.newBuilder(forged).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCallerSaysByAKeyThatItWantsNoMoreCalls(Scene scene) throws Exception {
        assertNoMoreCallsAfter(scene, "+15556706", "+15556707", call -> call.press("1"));
    }

    @Test
    void aCallerSaysInItsOwnWordsThatItWantsNoMoreCalls(Scene scene) throws Exception {
        short[] words = Spoken.words("stop calling me");
        assertNoMoreCallsAfter(scene, "+15556708", "+15556709", call -> call.say(words));
    }

    private static void assertNoMoreCallsAfter(Scene scene, String caller, String hotline, Consumer<PlacedCall> wish)
            throws Exception {
        URI dialogue = scene.server().uri("/api/vxml/wishes.vxml");
        JsonObject number = Json.createObjectBuilder()
                .add("requester", Scene.REQUESTER)
                .add("application", Json.createObjectBuilder().add("url", dialogue.toString()))
                .build();
        assertThat(scene.operator()
                        .put("/incoming-numbers/" + hotline, number.toString())
                        .status())
                .isEqualTo(204);
        scene.north().number(caller);
        PlacedCall call = scene.north()
                .call("sip:" + hotline + "@127.0.0.1:" + scene.ports().sip(), caller);
        assertThat(call.awaitAnswer(LIMIT)).isTrue();
        scene.north().awaitPromptEnd(call, LIMIT);
        wish.accept(call);
        assertThat(call.awaitEnd(LIMIT)).isTrue();

        FollowedSession refused = scene.api().ask(Requests.shortCall(caller));
        assertThat(refused.awaitEnd(LIMIT)).isEqualTo("refused");
        assertThat(refused.status().getString("reason")).contains("said so on the telephone");
    }
}
