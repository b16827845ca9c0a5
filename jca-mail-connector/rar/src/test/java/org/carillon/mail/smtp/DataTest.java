package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {

    private Gateway gateway;
    private Conversation client;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start();
        client = gateway.connectAsAnna();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aMailIsDeliveredAsItCame() throws IOException {
        client.beginMail()
                .send("Subject: hello")
                .send("")
                .send("..dots")
                .send("...")
                .send("")
                .send(".");
        client.expect("250 2.0.0");
        ReceivedMail mail = gateway.listener.mails.get(0);
        assertThat(mail.requesterId()).isEqualTo("requester-anna");
        assertThat(mail.sender()).isEqualTo("anna@client.test");
        assertThat(mail.recipients()).containsExactly("+15550100@gateway.test");
        assertThat(mail.client()).isEqualTo(new SmtpClient("127.0.0.1", "client.test", false));
        assertThat(text(mail)).isEqualTo("Subject: hello\r\n\r\n.dots\r\n..\r\n\r\n");
    }

    @Test
    void severalMailsCanBeSentOnOneConnection() throws IOException {
        client.beginMail().send("one").send(".").expect("250 2.0.0");
        client.beginMail().send("two").send(".").expect("250 2.0.0");
        assertThat(gateway.listener.mails).extracting(DataTest::text).containsExactly("one\r\n", "two\r\n");
    }

    @Test
    void aPipelinedMailIsTaken() throws IOException {
        client.sendRaw("MAIL FROM:<anna@client.test>\r\nRCPT TO:<+15550100@gateway.test>\r\nDATA\r\n");
        client.expect("250 2.1.0").expect("250 2.1.5").expect("354 ");
        client.sendRaw("text\r\n.\r\nNOOP\r\nQUIT\r\n");
        client.expect("250 2.0.0 Accepted")
                .expect("250 2.0.0")
                .expect("221 2.0.0")
                .expectEnd();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\r.\r",
                "\r.\r\n",
                "\r\n\r.\r\n",
                "\r\n\n.\r\n",
                "\n\r\n.\r",
                "\r\0\n.\r\n",
                "\r\n.\r\r\n",
                "\r\n.\n\r\n"
            })
    void whatOnlyLooksLikeTheEndOfTheDataEndsNothing(String almostTheEnd) throws IOException {
        client.beginMail()
                .sendRaw("first" + almostTheEnd + "MAIL FROM:<smuggler@client.test>\r\n"
                        + "RCPT TO:<+15550199@gateway.test>\r\nDATA\r\nsmuggled\r\n.\r\n");
        client.expect("554 5.6.0");
        client.send("NOOP").expect("250 2.0.0");
        assertThat(gateway.listener.mails).isEmpty();
        client.beginMail().send("honest").send(".").expect("250 2.0.0");
        assertThat(gateway.listener.mails).extracting(DataTest::text).containsExactly("honest\r\n");
    }

    @Test
    void aMailThatIsTooLargeIsReadToItsEndAndRefused() throws IOException {
        client.beginMail();
        for (int i = 0; i < 30; i++) {
            client.send("x".repeat(100));
        }
        client.send(".").expect("552 5.3.4");
        client.send("NOOP").expect("250");
        assertThat(gateway.listener.mails).isEmpty();
    }

    @Test
    void aMailOfTheLargestSizeIsTaken() throws IOException {
        client.beginMail();
        for (int i = 0; i < Gateway.MAX_BYTES / 64; i++) {
            client.send("x".repeat(62));
        }
        client.send(".").expect("250 2.0.0");
        assertThat(gateway.listener.mails.get(0).content()).hasSize(Gateway.MAX_BYTES);
    }

    @Test
    void aMailWithoutEndIsCutOff() throws IOException {
        client.beginMail();
        for (int i = 0; i < 11 * Gateway.MAX_BYTES / 1000 + 1; i++) {
            client.send("x".repeat(998));
        }
        client.expect("552 5.3.4");
        assertThat(gateway.listener.mails).isEmpty();
    }

    @Test
    void aLineOf998OctetsIsTakenAndALongerOneRefused() throws IOException {
        client.beginMail().send("y".repeat(998)).send(".").expect("250 2.0.0");
        client.beginMail().send("y".repeat(999)).send(".").expect("500 5.6.0");
        client.beginMail().send("." + "y".repeat(998)).send(".").expect("250 2.0.0");
    }

    @Test
    void theRefusalOfTheListenerIsTheReply() throws IOException {
        client.beginMail();
        gateway.listener.refusal = new MailRefusedException(554, "5.6.0 broken\r\n250 forged \u00e9");
        client.send("text").send(".").expect("554 5.6.0 broken??250 forged ?");
        gateway.listener.refusal = null;
        client.send("DATA").expect("503 5.5.1");
        client.beginMail().send("text").send(".").expect("250 2.0.0");
    }

    @Test
    void aSurpriseInTheListenerIsATemporaryRefusalAndTheSessionGoesOn() throws IOException {
        client.beginMail();
        gateway.listener.surprise = new IllegalStateException("a bug");
        client.send("text").send(".").expect("451 4.3.0");
        gateway.listener.surprise = null;
        client.beginMail().send("text").send(".").expect("250 2.0.0");
    }

    @Test
    void aClientThatHangsUpWithinItsMailSendsNothing() throws IOException {
        client.beginMail().send("half").close();
        try (Conversation other = gateway.connectAsAnna()) {
            other.beginMail().send("whole").send(".").expect("250 2.0.0");
        }
        assertThat(gateway.listener.mails).extracting(DataTest::text).containsExactly("whole\r\n");
    }

    @Test
    void dataNeedsMailAndRecipient() throws IOException {
        client.send("DATA").expect("503 5.5.1");
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("DATA").expect("554 5.5.1");
        client.send("DATA now").expect("501 5.5.4");
    }

    private static String text(ReceivedMail mail) {
        return new String(mail.content(), StandardCharsets.ISO_8859_1);
    }
}
