package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
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
        scene.north()
                .log()
                .await(
                        event -> event.callId().equals(call.callId())
                                && event.what().equals("prompt ended"),
                        LIMIT);
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
}
