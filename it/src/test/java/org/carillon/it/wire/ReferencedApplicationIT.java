package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** Applications that requests only refer to: fetched ahead of the call, and again in it. */
@WireTest
@OneDatabase
class ReferencedApplicationIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void anApplicationIsFetchedAheadOfTheCallAndRunsInIt(Scene scene) throws Exception {
        scene.customer("+15556801").does(callee -> callee.pressesAfterPrompt("2"));
        try (DocumentServer documents = DocumentServer.serving(Applications.ONE_KEY)) {
            FollowedSession session = askFor(
                    scene, "+15556801", documents.address(), Instant.now().plusSeconds(4));
            session.await("scheduled", LIMIT);
            assertThat(documents.requests()).as("before it is time to call").isEqualTo(1);

            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
            assertThat(session.status().getJsonObject("result").getString("key"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aMailWithALinkRunsTheApplicationBehindIt(Scene scene) throws Exception {
        scene.customer("+15556802").does(callee -> callee.pressesAfterPrompt("1"));
        try (DocumentServer documents = DocumentServer.serving(Applications.ONE_KEY)) {
            SmtpAnswer answer = scene.mailTo("+15556802")
                    .text("Please call with\n" + documents.address() + "\n")
                    .send(scene.ports().smtp());
            assertThat(answer.isAccepted()).as(answer.text()).isTrue();

            FollowedSession session = onlySessionWith(scene, "+15556802");
            assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
            assertThat(session.status().getJsonObject("result").getString("key"))
                    .isEqualTo("1");
        }
    }

    private static FollowedSession onlySessionWith(Scene scene, String number) throws Exception {
        List<FollowedSession> sessions = scene.api().sessionsWith(number);
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    @Test
    void whatIsNotThereFailsBeforeAnybodyIsCalled(Scene scene) throws Exception {
        try (DocumentServer documents = DocumentServer.serving(Applications.SHORT)) {
            assertFailsUncalled(scene, "+15556803", documents.address().replace("start", "none"), "answered 404");
        }
    }

    @Test
    void whatIsNoVoiceXmlFailsBeforeAnybodyIsCalled(Scene scene) throws Exception {
        try (DocumentServer documents = DocumentServer.serving("<html/>")) {
            assertFailsUncalled(scene, "+15556804", documents.address(), "not VoiceXML");
        }
    }

    @Test
    void whereTheOperatorDoesNotAllowNothingIsFetchedAndNobodyIsCalled(Scene scene) throws Exception {
        assertFailsUncalled(scene, "+15556805", "http://192.0.2.1/start.vxml", "192.0.2.1 is not allowed");
    }

    private static void assertFailsUncalled(Scene scene, String number, String url, String why) throws Exception {
        scene.customer(number);
        FollowedSession session = scene.api().ask(request(number, url).build());
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("failed");
        assertThat(session.status().getString("reason")).contains(why);
        assertThat(scene.callsTo(number)).isEmpty();
    }

    @Test
    void anApplicationWhoseServerHasDiedSinceEndsTheSessionWithTheReason(Scene scene) throws Exception {
        scene.customer("+15556806");
        DocumentServer documents = DocumentServer.serving(Applications.SHORT);
        FollowedSession session =
                askFor(scene, "+15556806", documents.address(), Instant.now().plusSeconds(3));
        session.await("scheduled", LIMIT);
        documents.close();

        assertThat(session.awaitEnd(LIMIT)).isEqualTo("failed");
        assertThat(session.status().getString("reason")).contains("can't be fetched");
    }

    @Test
    void anApplicationThatWasFetchedTooLongAgoIsFetchedAgainBeforeTheCall(Scene scene) throws Exception {
        String policy = "/policies/requester/" + Scene.REQUESTER + "/required-resources";
        scene.customer("+15556807");
        assertThat(scene.operator()
                        .put(policy, "{\"checkAgainAfterMinutes\": 1}")
                        .status())
                .isEqualTo(204);
        try (DocumentServer documents = DocumentServer.serving(Applications.SHORT)) {
            FollowedSession session = askFor(
                    scene, "+15556807", documents.address(), Instant.now().plusSeconds(62));
            session.await("scheduled", LIMIT);
            documents.shows("<html/>");

            assertThat(session.awaitEnd(Duration.ofSeconds(90))).isEqualTo("failed");
            assertThat(documents.requests()).isEqualTo(2);
            assertThat(scene.callsTo("+15556807")).isEmpty();
        } finally {
            assertThat(scene.operator().delete(policy).status()).isEqualTo(204);
        }
    }

    private static FollowedSession askFor(Scene scene, String number, String url, Instant at) throws Exception {
        JsonObject request = request(number, url).add("at", at.toString()).build();
        return scene.api().ask(request);
    }

    private static JsonObjectBuilder request(String number, String url) {
        return Json.createObjectBuilder()
                .add("to", number)
                .add("application", Json.createObjectBuilder().add("url", url));
    }
}
