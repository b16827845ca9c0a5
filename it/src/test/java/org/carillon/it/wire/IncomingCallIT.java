package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.carillon.it.Await;
import org.carillon.it.phone.PlacedCall;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class IncomingCallIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String CALLER = "+15557700";

    private static PlacedCall call(Scene scene, String number) {
        scene.north().number(CALLER);
        return scene.north()
                .call("sip:" + number + "@127.0.0.1:" + scene.ports().sip(), CALLER);
    }

    private static int assign(Scene scene, String number, JsonObject application) throws Exception {
        return scene.operator()
                .put(
                        "/incoming-numbers/" + number,
                        Json.createObjectBuilder()
                                .add("requester", Scene.REQUESTER)
                                .add("application", application)
                                .build()
                                .toString())
                .status();
    }

    @Test
    void aCallerHearsTheApplicationOfTheNumberAndCanAnswerIt(Scene scene) throws Exception {
        JsonObject application =
                Json.createObjectBuilder().add("vxml", Applications.ONE_KEY).build();
        assertThat(assign(scene, "+15557701", application)).isEqualTo(204);

        PlacedCall call = call(scene, "+15557701");
        assertThat(call.awaitAnswer(LIMIT)).isTrue();
        scene.north().awaitPromptEnd(call, LIMIT);
        call.press("2");
        assertThat(call.awaitEnd(LIMIT)).isTrue();

        Await.until("the caller's session has ended", LIMIT, () -> ended(scene).size() == 1);
        JsonObject session = ended(scene).get(0);
        assertThat(session.getString("source")).isEqualTo("call");
        assertThat(session.getString("state")).isEqualTo("completed");
    }

    private static List<JsonObject> ended(Scene scene) throws Exception {
        return scene.api().sessions("&customer=%2B15557700&state=completed");
    }

    @Test
    void aNumberThatNobodyHasAssignedIsRefusedWith404(Scene scene) throws Exception {
        PlacedCall call = call(scene, "+15557702");
        assertThat(call.awaitEnd(LIMIT)).isTrue();
        assertThat(call.status()).isEqualTo(404);
    }

    @Test
    void anApplicationThatCannotRunIsNotAssigned(Scene scene) throws Exception {
        JsonObject application =
                Json.createObjectBuilder().add("vxml", "<html/>").build();
        assertThat(assign(scene, "+15557703", application)).isEqualTo(400);
    }

    private static PlacedCall callDialog(Scene scene, String caller, String document) {
        scene.north().number(caller);
        String voicexml = URLEncoder.encode(document, StandardCharsets.UTF_8);
        return scene.north()
                .call(
                        "sip:dialog@127.0.0.1:" + scene.ports().sip() + ";voicexml=" + voicexml + ";aai=order%207",
                        caller);
    }

    private static void allowDialogs(Scene scene, String beginning) throws Exception {
        JsonObject settings = Json.createObjectBuilder()
                .add(
                        "dialogs",
                        Json.createObjectBuilder()
                                .add("allowed", Json.createArrayBuilder().add(beginning))
                                .add("requester", Scene.REQUESTER))
                .build();
        assertThat(scene.operator()
                        .put("/policies/operator/incoming-calls", settings.toString())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aDialogThatTheCallerNamesIsRefusedUntilTheOperatorAllowsIt(Scene scene) throws Exception {
        try (DocumentServer documents = DocumentServer.serving(Applications.AAI)) {
            allowDialogs(scene, "http://127.0.0.1:1/");
            PlacedCall refused = callDialog(scene, "+15557711", documents.address());
            assertThat(refused.awaitEnd(LIMIT)).isTrue();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(documents.requests()).isZero();
        }
    }

    @Test
    void anAllowedDialogRunsAndKnowsWhatItsCallerSays(Scene scene) throws Exception {
        try (DocumentServer documents = DocumentServer.serving(Applications.AAI)) {
            allowDialogs(scene, documents.address());
            PlacedCall call = callDialog(scene, "+15557712", documents.address());
            assertThat(call.awaitAnswer(LIMIT)).isTrue();
            assertThat(call.awaitEnd(LIMIT)).isTrue();
            Await.until("the caller's session has ended", LIMIT, () -> !scene.api()
                    .sessions("&customer=%2B15557712&state=completed")
                    .isEmpty());
            String id = scene.api()
                    .sessions("&customer=%2B15557712&state=completed")
                    .get(0)
                    .getString("id");
            assertThat(scene.api().session(id).status().getJsonObject("result").getString("aai"))
                    .isEqualTo("order 7");
        }
    }

    @Test
    void aDialogThatCannotRunIsNotAnswered(Scene scene) throws Exception {
        try (DocumentServer documents = DocumentServer.serving("<html/>")) {
            allowDialogs(scene, documents.address());
            PlacedCall call = callDialog(scene, "+15557713", documents.address());
            assertThat(call.awaitEnd(LIMIT)).isTrue();
            assertThat(call.status()).isEqualTo(500);
        }
    }

    @Test
    void aCallerWhoCallsTooOftenIsRefused(Scene scene) throws Exception {
        JsonObject application =
                Json.createObjectBuilder().add("vxml", Applications.SHORT).build();
        assertThat(assign(scene, "+15557704", application)).isEqualTo(204);
        assertThat(scene.operator()
                        .put("/policies/operator/incoming-calls", "{\"perCallerPerMinute\": 1}")
                        .status())
                .isEqualTo(204);
        scene.north().number("+15557714");
        String uri = "sip:+15557704@127.0.0.1:" + scene.ports().sip();
        PlacedCall first = scene.north().call(uri, "+15557714");
        assertThat(first.awaitAnswer(LIMIT)).isTrue();
        PlacedCall second = scene.north().call(uri, "+15557714");
        assertThat(second.awaitEnd(LIMIT)).isTrue();
        assertThat(second.status()).isEqualTo(486);
        assertThat(scene.operator()
                        .put("/policies/operator/incoming-calls", "{}")
                        .status())
                .isEqualTo(204);
    }
}
