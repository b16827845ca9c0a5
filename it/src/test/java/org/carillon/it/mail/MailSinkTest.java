package org.carillon.it.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailSinkTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<SinkedMail> shown = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aMailThatIsSentArrives() throws Exception {
        try (MailSink sink = MailSink.start(0, shown::add)) {
            SmtpAnswer answer = MailRequest.toCall("+15550100")
                    .andToCall("sip:bob")
                    .from("anna@client.test")
                    .header("Message-ID", "<1@client.test>")
                    .subject("Gr\u00fc\u00dfe")
                    .text("Hello")
                    .send(sink.port());
            assertThat(answer.isAccepted()).isTrue();
            SinkedMail mail = sink.await(m -> m.sender().equals("anna@client.test"), SOON);
            assertThat(mail.recipients()).containsExactly("+15550100@carillon.test", "\"sip:bob\"@carillon.test");
            assertThat(mail.subject()).isEqualTo("Gr\u00fc\u00dfe");
            assertThat(mail.text().strip()).isEqualTo("Hello");
            assertThat(mail.header("Message-ID")).isEqualTo("<1@client.test>");
            assertThat(mail.header("Nothing")).isNull();
            assertThat(shown).hasSize(1);
        }
    }

    @Test
    void attachmentsTravelWithTheirTypes() throws Exception {
        try (MailSink sink = MailSink.start()) {
            MailRequest.toCall("+15550100")
                    .from("anna@client.test")
                    .attach("<vxml/>")
                    .send(sink.port());
            String content = new String(sink.await(m -> true, SOON).content());
            assertThat(content).contains("application/voicexml+xml").contains("application.vxml");
        }
    }

    @Test
    void aRefusalIsAnAnswerAndNothingIsKept() throws Exception {
        try (MailSink sink = MailSink.start()) {
            sink.refuse("the sink is full");
            SmtpAnswer answer =
                    MailRequest.toCall("+15550100").from("anna@client.test").send(sink.port());
            assertThat(answer.code()).isEqualTo(451);
            assertThat(answer.text()).contains("the sink is full");
            assertThatThrownBy(() -> sink.await(m -> true, Duration.ZERO)).isInstanceOf(AssertionError.class);
            sink.refuse(null);
            assertThat(MailRequest.toCall("+15550100").send(sink.port()).isAccepted())
                    .isTrue();
            assertThat(sink.mails()).extracting(SinkedMail::sender).containsExactly("");
        }
    }
}
