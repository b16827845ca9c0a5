package org.carillon.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.carillon.it.wire.WebhookReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills the server at random moments between the DATA of a mail and the end of its call, while requests for later come in over every
 * channel as fast as they are taken. The test phone's own log is the witness of who was dialled how often, and a web server of who was
 * told.
 */
class CrashIT {

    private static final int CRASHES = Integer.getInteger("carillon.it.crashes", 10);
    private static final long SEED = Long.getLong("carillon.it.seed", System.nanoTime());
    private static final int LATEST_CRASH_MILLIS = 6_000;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Random random = new Random(SEED);
    private final List<MailedRequest> requests = new ArrayList<>();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noAcceptedRequestIsLostAndNoneIsDialledTwice() throws Exception {
        System.out.println("carillon.it.seed=" + SEED);
        ServerSettings settings = ServerSettings.defaults()
                .with("carillon.node.lease-seconds", 3)
                .with("carillon.secrets.key", TestServers.SECRETS_KEY)
                .with("carillon.webhooks.allowed-hosts", "127.0.0.0/8");
        try (Scene scene = TestServers.scene("crash", PortBase.reserve(), settings);
                WebhookReceiver told = WebhookReceiver.willing()) {
            scene.server().startDomain();
            scene.server().deploy();
            assertThat(scene.api()
                            .post("/webhooks", "{\"url\": \"" + told.url("/ended") + "\"}")
                            .status())
                    .isEqualTo(201);
            MixedIntake intake = new MixedIntake(scene);
            for (int crash = 1; crash <= CRASHES; crash++) {
                crash(scene, intake, crash);
            }
            verify(intake);
            for (MailedRequest request : requests) {
                for (FollowedSession session : request.sessions(scene)) {
                    session.awaitEnd(LIMIT);
                }
            }
            verify(scene, told);
        }
    }

    private void crash(Scene scene, MixedIntake intake, int number) throws Exception {
        List<MailedRequest> mails = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            mails.add(new MailedRequest("+1555" + (8000 + requests.size() + mails.size())));
        }
        int moment = random.nextInt(LATEST_CRASH_MILLIS);
        long began = System.nanoTime();
        for (MailedRequest mail : mails) {
            mail.sendAfter(random.nextInt(LATEST_CRASH_MILLIS / 2), scene);
        }
        intake.begin();
        TimeUnit.MILLISECONDS.sleep(moment); // the crash is to come at this moment, whatever happens then
        scene.server().kill();
        for (MailedRequest mail : mails) {
            mail.awaitAnswer();
        }
        intake.awaitEnd();
        requests.addAll(mails);
        scene.server().restart();
        System.out.printf(
                "crash %d of %d after %d ms, %d of %d mails accepted, up again %d s later%n",
                number,
                CRASHES,
                moment,
                mails.stream().filter(MailedRequest::isAccepted).count(),
                mails.size(),
                (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void verify(MixedIntake intake) throws Exception {
        for (String channel : MixedIntake.CHANNELS) {
            long acknowledged = intake.acknowledgedBy(channel);
            System.out.println(acknowledged + " requests acknowledged by " + channel);
            assertThat(acknowledged)
                    .as("requests by " + channel + ", so that this test has shown something")
                    .isGreaterThan(CRASHES);
        }
        assertThat(intake.wrongs()).isEmpty();
    }

    private void verify(Scene scene, WebhookReceiver told) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        int accepted = 0;
        for (MailedRequest request : requests) {
            List<FollowedSession> sessions = request.sessions(scene);
            softly.assertThat(sessions.size()).as("sessions of " + request).isBetween(request.isAccepted() ? 1 : 0, 1);
            softly.assertThat(request.invitations(scene))
                    .as("calls to " + request)
                    .hasSizeLessThanOrEqualTo(1);
            for (FollowedSession session : sessions) {
                verify(scene, request, session, softly);
                told.await(webhook -> webhook.session().equals(session.id()), LIMIT);
            }
            accepted += request.isAccepted() ? 1 : 0;
        }
        softly.assertAll();
        assertThat(accepted)
                .as("mails accepted, so that this test has shown something")
                .isGreaterThan(CRASHES);
    }

    private static void verify(Scene scene, MailedRequest request, FollowedSession session, SoftAssertions softly)
            throws Exception {
        JsonObject status = session.status();
        String told = request + " " + status + " " + session.events();
        softly.assertThat(status.getString("state")).as(told).isIn("completed", "interrupted", "failed");
        if (status.getString("state").equals("completed")) {
            softly.assertThat(request.invitations(scene)).as(told).hasSize(1);
        }
        softly.assertThat(session.events())
                .as(told)
                .filteredOn(event -> event.type().equals("ended"))
                .hasSize(1);
        scene.mailbox().await(mail -> mail.text().contains(session.id()), LIMIT);
    }
}
