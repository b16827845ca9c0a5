package org.carillon.gateway.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.carillon.gateway.mail.reply.ReplyText.Accepted;
import org.junit.jupiter.api.Test;

class RequestReplyMessageTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String IDENTITY = "0123456789abcdef".repeat(4);

    @Test
    void anAcceptedMailIsAnsweredWithItsSessions() throws Exception {
        MimeMessage message = message(
                mail("<1@shop.test>", "Gr\u00fc\u00dfe"),
                ReplyText.accepted(
                        mail(null, "Gr\u00fc\u00dfe"),
                        List.of(new Accepted("+15550100", "s-1", "https://x.test/s-1"))));
        assertThat(message.getSubject()).isEqualTo("Accepted: Gr\u00fc\u00dfe");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("orders@shop.test");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(message.getHeader("In-Reply-To")).containsExactly("<1@shop.test>");
        assertThat(message.getHeader("References")).containsExactly("<1@shop.test>");
        assertThat(message.getMessageID()).isEqualTo("<" + IDENTITY.substring(0, 40) + "@carillon.test>");
        assertThat((String) message.getContent())
                .contains(
                        "Your mail \"Gr\u00fc\u00dfe\" was accepted.",
                        "Call to +15550100: session s-1",
                        "  https://x.test/s-1");
    }

    @Test
    void aRefusedMailIsAnsweredWithEachProblem() throws Exception {
        AnsweredMail mail = mail(null, "");
        MimeMessage message = message(
                mail, ReplyText.refused(mail, List.of("line 1: at is empty", "line 2: reply must be yes or no")));
        assertThat(message.getSubject()).isEqualTo("Refused: your request for a call");
        assertThat((String) message.getContent())
                .contains("- line 1: at is empty\r\n- line 2: reply must be yes or no");
        assertThat(message.getHeader("In-Reply-To")).isNull();
    }

    @Test
    void whatOthersWroteBeginsNoHeaderAndIsBounded() throws Exception {
        AnsweredMail mail = mail("<a\r\nBcc: x@y.test>", "hi\r\nBcc: x@y.test\r\n\r\n" + "z".repeat(10_000));
        MimeMessage message = message(
                mail, ReplyText.refused(mail, Collections.nCopies(10_000, "evil\r\n.\r\n" + "y".repeat(10_000))));
        message.saveChanges();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("In-Reply-To")).isNull();
        assertThat(message.getSubject()).hasSizeLessThan(200).doesNotContain("\n");
        assertThat((String) message.getContent()).hasSizeLessThan(40_000).doesNotContain("\r\n.\r\n");
    }

    @Test
    void whatIsNoAddressGetsNothing() {
        AnsweredMail mail = new AnsweredMail("a@b.test, c@d.test", "id", null, "");
        assertThatThrownBy(() -> message(mail, ReplyText.refused(mail, List.of("x"))))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void aReplyThatFailsIsTriedAgainForThreeDays() {
        RequestReply reply = reply(mail(null, ""), new ReplyText("s", "b"));
        reply.tryingUntil(NOW);
        reply.failed("away " + "x".repeat(5_000), NOW.plus(Duration.ofDays(2)));
        assertThat(reply.isWaiting()).isTrue();
        reply.failed("away", NOW.plus(Duration.ofDays(4)));
        assertThat(reply.isWaiting()).isFalse();
    }

    private static AnsweredMail mail(String messageId, String subject) {
        return new AnsweredMail("orders@shop.test", "id", messageId, subject);
    }

    private static RequestReply reply(AnsweredMail mail, ReplyText text) {
        return new RequestReply(IDENTITY, mail, text, true, NOW);
    }

    private static MimeMessage message(AnsweredMail mail, ReplyText text) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.from", "carillon@carillon.test");
        return RequestReplyMessage.compose(Session.getInstance(properties), reply(mail, text));
    }
}
