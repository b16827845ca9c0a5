package org.carillon.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallAttempt;
import org.carillon.session.SessionState;
import org.carillon.session.TelephonySession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeMailMessageTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final TelephonySession session = completedSession();

    @Test
    void anOutcomeIsToldInAnAnswerToTheRequestThatSaysItIsAutomatic() throws Exception {
        MimeMessage mail = compose("anna@client.test", "<1@client.test>");
        assertThat(mail.getHeader("To", null)).isEqualTo("anna@client.test");
        assertThat(mail.getHeader("From", null)).isEqualTo("carillon@host.test");
        assertThat(mail.getSubject()).isEqualTo("Call to +15550100: completed");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<1@client.test>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<1@client.test>");
        assertThat(mail.getHeader("Message-ID", null))
                .startsWith("<" + session.id())
                .endsWith("@host.test>");
        assertThat(mail.getSentDate()).isEqualTo(NOON.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void itIsShortAndPlain() throws Exception {
        session.yields(Map.of("answer", "yes\r\nBcc: all@client.test", "count", 3.0));
        String text = text(compose("anna@client.test", null));
        assertThat(text.lines())
                .contains(
                        "Call to: +15550100",
                        "Outcome: completed",
                        "Because: the application came to its end",
                        "Asked for: 2026-11-21T12:00:00Z",
                        "Attempt 1: completed, answered 2026-11-21T12:00:00Z",
                        "answer: yes Bcc: all@client.test",
                        "count: 3.0");
    }

    @Test
    void whatIsToldIsBounded() throws Exception {
        session.yields(Map.of("answer", "x".repeat(10_000)));
        assertThat(text(compose("anna@client.test", null))).hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b\r\nBcc: c@d", "a@b, c@d", "Anna <a@b>", "", "a@b\n", "<>", "@b", "a b@c"})
    void whatIsNoAddressGetsNoMail(String target) {
        assertThatThrownBy(() -> compose(target, null)).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<1@client.test>\r\nBcc: c@d", "none", "<a b>", "<a><b>"})
    void whatIsNoMessageIdIsNotQuoted(String reference) throws Exception {
        MimeMessage mail = compose("anna@client.test", reference);
        assertThat(mail.getHeader("In-Reply-To")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void whoWantsMoreThanTextGetsItAndNothingOfItIsDangerous() throws Exception {
        TelephonySession wanted = completedSession(
                new ReplyTo("anna@client.test", null, null, null, null, EnumSet.allOf(ReplyTo.MailPart.class)));
        wanted.yields(Map.of("answer", "=1+1", "note", "<b>\"bold\"</b>"));
        MimeMessage mail = OutcomeMailMessage.compose(
                session("carillon@host.test"),
                Notification.mail(wanted.id(), Notification.ENDED, "anna@client.test", null, NOON),
                new Outcome(wanted, List.of()));

        MimeMultipart all = (MimeMultipart) mail.getContent();
        assertThat(all.getCount()).isEqualTo(3);
        MimeMultipart readable = (MimeMultipart) all.getBodyPart(0).getContent();
        assertThat(readable.getContentType()).startsWith("multipart/alternative");
        assertThat(readable.getBodyPart(0).getContent().toString()).contains("answer: =1+1");
        assertThat(readable.getBodyPart(1).getContent().toString())
                .contains("&lt;b&gt;&quot;bold&quot;&lt;/b&gt;")
                .doesNotContain("<b>");
        assertThat(all.getBodyPart(1).getFileName()).isEqualTo("call-" + wanted.id() + ".json");
        assertThat(content(all.getBodyPart(1))).contains("\"state\":\"completed\"", "\"answer\":\"=1+1\"");
        assertThat(all.getBodyPart(2).getFileName()).isEqualTo("call-" + wanted.id() + ".csv");
        assertThat(content(all.getBodyPart(2)).lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("result.answer"))
                .anySatisfy(line -> assertThat(line).contains("'=1+1", "\"<b>\"\"bold\"\"</b>\""));
    }

    @Test
    void whatAnApplicationSaysIsNoAnswerToAMail() throws Exception {
        Notification message = Notification.mail(session.id(), Notification.MESSAGE, "desk@shop.test", null, NOON)
                .saying("{\"variables\": {\"order\": \"4711\"}}");
        MimeMessage mail =
                OutcomeMailMessage.compose(session("carillon@host.test"), message, new Outcome(session, List.of()));

        assertThat(mail.getSubject()).isEqualTo("Message from the call with +15550100");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(text(mail).lines()).contains("order: 4711", "Call with: +15550100");
    }

    private static String content(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Session session(String from) {
        Properties relay = new Properties();
        relay.setProperty("mail.from", from);
        return Session.getInstance(relay);
    }

    private MimeMessage compose(String target, String reference) throws MessagingException {
        CallAttempt attempt = new CallAttempt(session, "north", NOON);
        attempt.answered(NOON);
        attempt.ended("completed", 200, null, NOON);
        return OutcomeMailMessage.compose(
                session("carillon@host.test"),
                Notification.mail(session.id(), Notification.ENDED, target, reference, NOON),
                new Outcome(session, List.of(attempt)));
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return mail.getContent().toString();
    }

    private static TelephonySession completedSession() {
        return completedSession(ReplyTo.mail("anna@client.test", "<1@client.test>"));
    }

    private static TelephonySession completedSession(ReplyTo replyTo) {
        NewRequest request = NewRequest.of(
                "shop",
                new RequestId(RequestId.Source.MAIL, "<1@client.test>"),
                "+15550100",
                new RequestedApplication.ReadAloud("Hello"),
                replyTo);
        NewRequest complete = new NewRequest(
                request.requesterId(),
                request.id(),
                request.to(),
                request.application(),
                Map.of(),
                null,
                null,
                4,
                1,
                null,
                request.replyTo());
        TelephonySession session = new TelephonySession(
                complete, CustomerAddress.parse("+15550100"), "digest", NOON.plusSeconds(3600), NOON);
        session.become(SessionState.QUEUED, null, NOON);
        session.claimedBy("node", NOON);
        session.become(SessionState.IN_PROGRESS, null, NOON);
        session.become(SessionState.COMPLETED, "the application came to its end", NOON);
        return session;
    }
}
