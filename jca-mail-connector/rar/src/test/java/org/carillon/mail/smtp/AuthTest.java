package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.mail.MailRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthTest {

    private Gateway gateway;
    private Conversation client;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start();
        client = gateway.connect();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void whetherAMailNeedsALoginIsTheListenersToSay() throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("530 5.7.0");
    }

    @Test
    void plainWithInitialResponse() throws IOException {
        client.send("AUTH PLAIN " + base64("\0anna\0secret")).expect("235 2.7.0");
        client.send("AUTH PLAIN " + base64("\0anna\0secret")).expect("503 5.5.1");
        client.send("MAIL FROM:<anna@client.test>").expect("250");
    }

    @Test
    void plainWithChallenge() throws IOException {
        client.send("auth plain").expect("334 ");
        client.send(base64("anna\0anna\0secret")).expect("235 2.7.0");
    }

    @Test
    void loginWithChallenges() throws IOException {
        client.send("AUTH LOGIN").expect("334 " + base64("Username:"));
        client.send(base64("anna")).expect("334 " + base64("Password:"));
        client.send(base64("secret")).expect("235 2.7.0");
    }

    @Test
    void loginWithTheUserAsInitialResponse() throws IOException {
        client.send("AUTH LOGIN " + base64("anna")).expect("334 " + base64("Password:"));
        client.send(base64("secret")).expect("235 2.7.0");
    }

    @Test
    void tooManyFailedLoginsEndTheSession() throws IOException {
        client.send("AUTH PLAIN " + base64("\0anna\0wrong")).expect("535 5.7.8");
        client.send("AUTH LOGIN " + base64("anna")).expect("334");
        client.send(base64("wrong too")).expect("421 4.7.0").expectEnd();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN !!!,501 5.5.2",
        "AUTH PLAIN =,501 5.5.2",
        "AUTH PLAIN YW5uYQ==,501 5.5.2",
        "AUTH PLAIN /////w==,501 5.5.2",
        "AUTH PLAIN Ym9iAGFubmEAc2VjcmV0,535 5.7.8",
        "AUTH CRAM-MD5,504 5.5.4",
        "AUTH,504 5.5.4",
    })
    void whatIsNoLoginIsRefused(String command, String reply) throws IOException {
        client.send(command).expect(reply);
        client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("530 5.7.0");
    }

    @Test
    void aClientCanCancelOrSendAnEmptyAnswer() throws IOException {
        client.send("AUTH PLAIN").expect("334 ");
        client.send("*").expect("501 5.7.0");
        client.send("AUTH PLAIN").expect("334 ");
        client.send("").expect("501 5.5.2");
        client.send("NOOP").expect("250");
    }

    @Test
    void anOverlongAnswerEndsTheSession() throws IOException {
        client.send("AUTH PLAIN").expect("334 ");
        client.sendRaw("A".repeat(12300) + "\r\n").expect("500 5.5.6");
    }

    @Test
    void aLoginThatCannotBeCheckedIsATemporaryRefusal() throws IOException {
        gateway.listener.refusal = new MailRefusedException(454, "4.7.0 try again");
        client.send("AUTH PLAIN " + base64("\0anna\0secret")).expect("454 4.7.0");
        gateway.listener.refusal = null;
        gateway.listener.surprise = new IllegalStateException("a bug");
        client.send("AUTH PLAIN " + base64("\0anna\0secret")).expect("451 4.3.0");
        gateway.listener.surprise = null;
        client.send("AUTH PLAIN " + base64("\0anna\0secret")).expect("235");
    }

    @Test
    void thePasswordStaysOutOfTheLoginsText() {
        assertThat(new Login("anna", "secret").toString()).contains("anna").doesNotContain("secret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
