package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class CallOutcomesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aBusyCalleeEndsAsBusy(Scene scene) throws Exception {
        scene.customer("+15552001").does(Callee::isBusy);
        assertThat(outcome(scene, "+15552001")).isEqualTo("busy");
    }

    @Test
    void aDecliningCalleeEndsAsDeclined(Scene scene) throws Exception {
        scene.customer("+15552002").does(Callee::declines);
        assertThat(outcome(scene, "+15552002")).isEqualTo("declined");
    }

    @Test
    void aCalleeWhoDoesNotAnswerEndsAsNoAnswerAndHearsTheCancel(Scene scene) throws Exception {
        scene.customer("+15552003").does(Callee::ringsForEver);
        assertThat(outcome(scene, "+15552003")).isEqualTo("no-answer");
        assertThat(scene.north().log().events().stream().anyMatch(event -> isCancel(event.user(), event.what()))
                        || scene.south().log().events().stream()
                                .anyMatch(event -> isCancel(event.user(), event.what())))
                .isTrue();
    }

    private static boolean isCancel(String user, String what) {
        return user.equals("+15552003") && what.equals("CANCEL");
    }

    @Test
    void aNumberThatNobodyHasEndsAsFailedWithItsSipCode(Scene scene) throws Exception {
        FollowedSession session = scene.api().ask(Requests.shortCall("+15552004"));
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("failed");
        assertThat(session.status().getString("reason")).contains("404");
    }

    @Test
    void aCalleeWhoHangsUpEndsTheSession(Scene scene) throws Exception {
        scene.customer("+15552005").does(callee -> callee.hangsUpAfter(500));
        FollowedSession session =
                scene.api().ask(Requests.call("+15552005", Applications.ONE_KEY).build());
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getString("reason")).containsIgnoringCase("hung up");
    }

    @Test
    void aSessionThatIsCanceledDuringTheCallHangsUp(Scene scene) throws Exception {
        scene.customer("+15552006");
        FollowedSession session =
                scene.api().ask(Requests.call("+15552006", Applications.LONG).build());
        session.await("in-progress", LIMIT);
        session.cancel();
        assertThat(session.awaitEnd(Duration.ofSeconds(8))).isEqualTo("canceled");
    }

    private static String outcome(Scene scene, String number) throws Exception {
        return scene.api().ask(Requests.shortCall(number)).awaitEnd(LIMIT);
    }

    @Test
    void anApplicationKnowsTheLanguageOfItsRequest(Scene scene) throws Exception {
        scene.customer("+15552007");
        FollowedSession session = scene.api()
                .ask(Requests.call("+15552007", Applications.LANGUAGE)
                        .add("language", "de-CH")
                        .build());
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("language"))
                .isEqualTo("de-CH");
    }
}
