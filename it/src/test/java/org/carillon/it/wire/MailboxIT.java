package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import org.carillon.it.Await;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.mail.SinkedMail;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.peers.Dovecot;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.Test;

/** Requests that the operator's mail server keeps for Carillon to fetch. */
@WireTest
@OneDatabase
class MailboxIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PROVEN = "Authentication-Results: mx.carillon.test; dmarc=pass header.from=shop.test\n";

    @Test
    void aMailInAMailboxBecomesACallAndItsSenderIsTold(Scene scene, Dovecot dovecot) throws Exception {
        String number = "+15551101";
        scene.customer(number).does(callee -> callee.answersAfter(300));
        dovecot.deliver("calls", mail("one", "To: calls+15551101@carillon.test\n" + PROVEN, "priority: 7\n\nHello."));

        SinkedMail accepted = answer(scene, "one");
        assertThat(accepted.subject()).isEqualTo("Accepted: one");
        assertThat(accepted.sender()).isEmpty();
        assertThat(accepted.recipients()).containsExactly(Scene.REQUESTER_MAIL);
        assertThat(accepted.header("Auto-Submitted")).isEqualTo("auto-replied");
        FollowedSession session = onlySession(scene, number);
        assertThat(accepted.text()).contains("Call to " + number + ": session " + session.id(), "/api/v1/sessions/");
        assertThat(session.awaitEnd(LIMIT)).isEqualTo("completed");
        SinkedMail outcome =
                scene.mailbox().await(mail -> mail.subject().equals("Call to " + number + ": completed"), LIMIT);
        assertThat(outcome.header("In-Reply-To")).isEqualTo("<one@shop.test>");
        awaitCount(dovecot, "calls", "Done", 1);
    }

    @Test
    void aWrongMailIsAnsweredWithItsLinesAndMoved(Scene scene, Dovecot dovecot) throws Exception {
        dovecot.deliver(
                "calls",
                mail(
                        "wrong",
                        "To: calls@carillon.test\n" + PROVEN,
                        "number: +15551102\npriority: 12\ncaller id: +15550000\n\nHello."));
        SinkedMail refused = answer(scene, "wrong");
        assertThat(refused.subject()).isEqualTo("Refused: wrong");
        assertThat(refused.text())
                .contains("- line 2: priority must be from 0 to 9", "- line 3: caller id is not a caller id of yours");
        assertThat(scene.api().sessionsWith("+15551102")).isEmpty();
    }

    @Test
    void mailsThatComeWhileOthersAreTakenAreNotForgotten(Scene scene, Dovecot dovecot) throws Exception {
        int refusedBefore = dovecot.count("calls", "Refused");
        String stranger = mail("burst", "To: calls@carillon.test\n" + PROVEN, "Hello.")
                .replace("orders@shop.test", "me@stranger.test");
        for (int i = 0; i < 80; i++) {
            dovecot.deliver("calls", stranger.replace("burst", "burst-" + i));
        }
        awaitCount(dovecot, "calls", "Refused", refusedBefore + 80);
    }

    @Test
    void whoseOriginIsNotProvenIsRefusedAndAStrangerGetsNoAnswer(Scene scene, Dovecot dovecot) throws Exception {
        int refusedBefore = dovecot.count("calls", "Refused");
        String to = "To: calls+15551103@carillon.test\n";
        dovecot.deliver("calls", mail("forged", to + PROVEN.replace("mx.", "evil."), "Hello."));
        dovecot.deliver("calls", mail("stranger", to, "Hello.").replace("orders@shop.test", "me@stranger.test"));
        dovecot.deliver(
                "calls",
                mail("bounce", to + PROVEN + "Content-Type: multipart/report; boundary=b\n", "--b\n\nno\n--b--"));
        assertThat(answer(scene, "forged").text()).contains("The origin is not proven");
        awaitCount(dovecot, "calls", "Refused", refusedBefore + 3);
        assertThat(scene.mailbox().mails())
                .extracting(SinkedMail::subject)
                .doesNotContain("Refused: stranger", "Refused: bounce");
        assertThat(scene.api().sessionsWith("+15551103")).isEmpty();
    }

    @Test
    void mailIsReadByStarttlsByPop3AndWithATokenAndTheSameMailIsOneCall(Scene scene, Dovecot dovecot) throws Exception {
        String number = "+15551104";
        scene.customer(number).does(callee -> callee.answersAfter(300));
        String mail = mail("many", "To: +15551104@old.test\n" + PROVEN, "Hello.");
        dovecot.deliver("old", mail);
        awaitCount(dovecot, "old", "INBOX", 0);
        for (String user : List.of("desk", "robot")) {
            dovecot.deliver(user, mail.replace("Hello.", "number: +15551104\n\nHello."));
            Await.until("mail of " + user + " is read", LIMIT, () -> dovecot.unread(user) == 0);
        }
        assertThat(onlySession(scene, number).awaitEnd(LIMIT)).isEqualTo("completed");
        answer(scene, "many");
        assertThat(scene.mailbox().mails())
                .filteredOn(told -> told.subject().equals("Accepted: many"))
                .hasSize(1);
    }

    @Test
    void whoLogsInIsToldByMailWhereTheMailAsksForIt(Scene scene) throws Exception {
        String number = "+15551105";
        scene.customer(number).does(callee -> callee.answersAfter(300));
        SmtpAnswer answer = scene.mailTo(number)
                .header("Message-ID", "<told@shop.test>")
                .header("X-Carillon-Priority", "8")
                .text("Reply: yes\n\nHello.")
                .send(scene.ports().smtp());
        assertThat(answer.isAccepted()).as(answer.text()).isTrue();
        assertThat(answer(scene, "told").text())
                .contains("Call to " + number + ": session "
                        + onlySession(scene, number).id());
        SmtpAnswer refused = scene.mailTo(number)
                .header("X-Carillon-Priority", "12")
                .text("Retries: 12\n\nHello.")
                .send(scene.ports().smtp());
        assertThat(refused.code()).isEqualTo(554);
        assertThat(refused.text()).contains("line 1: retries must be a whole number from 0 to 9");
    }

    private static String mail(String name, String headers, String text) {
        return "From: The shop <orders@shop.test>\nReturn-Path: <orders@shop.test>\nSubject: " + name
                + "\nMessage-ID: <" + name + "@shop.test>\n" + headers + "MIME-Version: 1.0\n\n" + text + "\n";
    }

    private static SinkedMail answer(Scene scene, String name) throws InterruptedException {
        return scene.mailbox()
                .await(
                        mail -> ("<" + name + "@shop.test>").equals(mail.header("In-Reply-To"))
                                && !mail.subject().startsWith("Call to"),
                        LIMIT);
    }

    private static void awaitCount(Dovecot dovecot, String user, String folder, int count) throws Exception {
        Await.until(
                count + " mails in " + user + "/" + folder,
                LIMIT,
                () -> dovecot.count(user, folder) == count,
                () -> counted(dovecot, user, folder));
    }

    private static String counted(Dovecot dovecot, String user, String folder) {
        try {
            return "there are " + dovecot.count(user, folder);
        } catch (MessagingException e) {
            return e.toString();
        }
    }

    private static FollowedSession onlySession(Scene scene, String number) throws Exception {
        List<FollowedSession> sessions = scene.api().sessionsWith(number);
        assertThat(sessions).as("sessions with " + number).hasSize(1);
        return sessions.get(0);
    }
}
