package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.api.FollowedSession.Event;
import org.carillon.it.mail.MailRequest;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

@WireTest
class MailIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aMailBecomesAConversationAndAnOutcomeMail(Scene scene) throws Exception {
        String number = "+15551001";
        scene.customer(number)
                .does(callee -> callee.answersAfter(300).remembersWhatItHears().pressesAfterPrompt("2"));
        SmtpAnswer answer = scene.mailTo(number)
                .subject("Your parcel")
                .attach(Applications.ONE_KEY)
                .send(scene.ports().smtp());
        assertThat(answer.isAccepted()).as(answer.text()).isTrue();

        FollowedSession session = sessionTo(scene, number);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.status().getJsonObject("result").getString("key")).isEqualTo("2");

        SinkedMail outcome = outcomeOf(scene, session);
        assertThat(outcome.sender()).isEmpty();
        assertThat(outcome.header("Auto-Submitted")).startsWith("auto-");
        assertThat(outcome.subject()).contains(number, "completed");
        assertThat(outcome.text()).contains("key: 2");

        session.awaitEvent("notified", LIMIT);
        assertThat(session.events())
                .extracting(Event::type)
                .containsSubsequence(
                        "accepted",
                        "permitted",
                        "queued",
                        "dispatched",
                        "ringing",
                        "answered",
                        "prompt",
                        "key",
                        "filled",
                        "media-quality",
                        "ended",
                        "notified");
    }

    @Test
    void aPlainMailIsReadAloudAndAsksWhetherToStopSuchCalls(Scene scene) throws Exception {
        String number = "+15551002";
        scene.customer(number).does(callee -> callee.takesSilenceForEnd(1_000).pressesAfterPrompt("9"));
        assertThat(scene.mailTo(number)
                        .text("Your parcel has arrived.")
                        .send(scene.ports().smtp())
                        .code())
                .isEqualTo(250);

        FollowedSession session = sessionTo(scene, number);
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(session.events())
                .filteredOn(event -> event.type().equals("prompt"))
                .extracting(Event::detail)
                .anyMatch(prompt -> prompt.contains("Your parcel has arrived."));

        FollowedSession next = scene.api().ask(Requests.shortCall(number));
        assertThat(next.awaitEnd(LIMIT)).isEqualTo("refused");
        assertThat(next.status().getString("reason")).contains("do-not-call");
    }

    @Test
    void oneMailToTwoCustomersBecomesTwoCalls(Scene scene) throws Exception {
        scene.customer("+15551003");
        scene.customer("+15551004");
        scene.mailTo("+15551003")
                .andToCall("+15551004")
                .attach(Applications.SHORT)
                .send(scene.ports().smtp());
        assertThat(sessionTo(scene, "+15551003").awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(sessionTo(scene, "+15551004").awaitEnd(LIMIT)).isEqualTo("completed");
    }

    @Test
    void aStrangerIsRefused(Scene scene) throws Exception {
        SmtpAnswer answer = MailRequest.toCall("+15551005")
                .from("stranger@elsewhere.test")
                .text("Hello")
                .send(scene.ports().smtp());
        assertThat(answer.code()).isBetween(500, 599);
        assertThat(scene.api().sessionsWith("+15551005")).isEmpty();
    }

    @Test
    void aWrongKeyIsRefused(Scene scene) throws Exception {
        SmtpAnswer answer = MailRequest.toCall("+15551005")
                .from(Scene.REQUESTER_MAIL)
                .login(Scene.REQUESTER, "ck_wrong")
                .text("Hello")
                .send(scene.ports().smtp());
        assertThat(answer.code()).isEqualTo(535);
    }

    @Test
    void aRecipientThatIsNoNumberIsRefused(Scene scene) throws Exception {
        SmtpAnswer answer =
                scene.mailTo("+1555").text("Hello").send(scene.ports().smtp());
        assertThat(answer.code()).as(answer.text()).isBetween(550, 553);
    }

    @Test
    void anApplicationThatIsNotVoiceXmlEndsAsFailedAndNobodyIsCalled(Scene scene) throws Exception {
        String number = "+15551006";
        scene.customer(number);
        SmtpAnswer answer = scene.mailTo(number)
                .attach("<vxml version='2.1'><form>")
                .send(scene.ports().smtp());
        if (answer.isAccepted()) {
            assertThat(sessionTo(scene, number).awaitEnd(LIMIT)).isIn("failed", "refused");
        } else {
            assertThat(answer.code()).as(answer.text()).isBetween(550, 559);
        }
        assertThat(scene.north().log().events()).noneMatch(event -> event.user().equals(number));
        assertThat(scene.south().log().events()).noneMatch(event -> event.user().equals(number));
    }

    @Test
    void theSameMailTwiceIsOneCall(Scene scene) throws Exception {
        String number = "+15551007";
        scene.customer(number);
        for (int i = 0; i < 2; i++) {
            SmtpAnswer answer = scene.mailTo(number)
                    .header("Message-ID", "<once@shop.test>")
                    .attach(Applications.SHORT)
                    .send(scene.ports().smtp());
            assertThat(answer.code()).isEqualTo(250);
        }
        assertThat(sessionTo(scene, number).awaitEnd(LIMIT)).isEqualTo("completed");
        assertThat(scene.api().sessionsWith(number)).hasSize(1);
    }

    private static SinkedMail outcomeOf(Scene scene, FollowedSession session) throws InterruptedException {
        return scene.mailbox().await(mail -> mail.text().contains(session.id()), LIMIT);
    }

    private static FollowedSession sessionTo(Scene scene, String number) throws Exception {
        List<FollowedSession> sessions = scene.api().sessionsWith(number);
        assertThat(sessions).as("sessions with " + number).hasSize(1);
        return sessions.get(0);
    }
}
