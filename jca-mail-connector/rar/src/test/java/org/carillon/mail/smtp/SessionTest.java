package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void ehloListsWhatTheGatewayCan() throws IOException {
        try (Conversation client = gateway.connect()) {
            String reply = client.send("EHLO client.test").expectLast("250");
            assertThat(reply.lines().map(line -> line.substring(4)))
                    .containsExactly(
                            "gateway.test",
                            "PIPELINING",
                            "8BITMIME",
                            "SMTPUTF8",
                            "CHUNKING",
                            "ENHANCEDSTATUSCODES",
                            "SIZE 2048",
                            "AUTH PLAIN LOGIN");
            client.send("HELO client.test").expect("250 gateway.test");
            client.send("EHLO").expect("501 5.5.4");
            client.send("HELO two words").expect("501 5.5.4");
        }
    }

    @Test
    void theSmallWordsAreAnswered() throws IOException {
        try (Conversation client = gateway.connect()) {
            client.send("NOOP ignored").expect("250 2.0.0");
            client.send("RSET").expect("250 2.0.0");
            client.send("RSET all").expect("501 5.5.4");
            client.send("VRFY anna").expect("252 2.5.0");
            client.send("EXPN all").expect("502 5.5.1");
            client.send("HELP").expect("214 2.0.0");
            client.send("STARTTLS").expect("502 5.5.1");
            client.send("quit").expect("221 2.0.0").expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "GET / HTTP/1.1",
                "MAILER FROM:<a@b>",
                "EHLO\tclient",
                "NOOP \u00e9",
                "NOOP \0",
                "DATAX"
            })
    void whatIsNoCommandIsAnsweredAndTheSessionGoesOn(String line) throws IOException {
        try (Conversation client = gateway.connect()) {
            client.send(line).expect("500 5.5.");
            client.send("NOOP").expect("250 2.0.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "NOOP\rNOOP\r\n", "NOOP\r\r\n", "\nNOOP\r\n"})
    void aBareCrOrLfInACommandEndsTheSession(String octets) throws IOException {
        try (Conversation client = gateway.connect()) {
            client.sendRaw(octets).expect("521 5.5.2").expectEnd();
        }
    }

    @Test
    void anOverlongCommandIsRefused() throws IOException {
        try (Conversation client = gateway.connect()) {
            client.send("NOOP " + "x".repeat(983)).expect("250");
            client.send("NOOP " + "x".repeat(984)).expect("500 5.5.2");
            client.send("NOOP").expect("250");
        }
    }

    @Test
    void anEndlessLineEndsTheSession() throws IOException {
        try (Conversation client = gateway.connect()) {
            client.sendRaw("x".repeat(65536)).expect("500 5.5.2").expectEnd();
        }
    }

    @Test
    void aClientThatIsTooFastIsSentAway() throws IOException {
        try (Conversation client = gateway.connect()) {
            for (int i = 0; i < 100; i++) {
                client.send(i % 2 == 0 ? "NOOP" : "WHAT");
            }
            client.send("NOOP");
            for (int i = 0; i < 50; i++) {
                client.expect("250").expect("500");
            }
            client.expect("421 4.7.0").expectEnd();
        }
    }

    @Test
    void aClientThatTakesTooLongForACommandIsSentAway() throws IOException {
        try (Gateway impatient = Gateway.start(Gateway.settings(100, Duration.ofSeconds(1)), null);
                Conversation client = impatient.connect()) {
            client.sendRaw("NOO").expect("421 4.4.2").expectEnd();
        }
    }

    @Test
    void aClientThatTakesTooLongForAMessageIsSentAway() throws IOException {
        try (Gateway impatient = Gateway.start(Gateway.settings(100, Duration.ofSeconds(1)), null);
                Conversation client = impatient.connectAsAnna()) {
            client.beginMail().send("half").expect("421 4.4.2").expectEnd();
            assertThat(impatient.listener.mails).isEmpty();
        }
    }

    @Test
    void aConnectionTooManyFromOneAddressIsTurnedAway() throws IOException {
        try (Conversation one = gateway.connect();
                Conversation two = gateway.connect()) {
            try (Conversation three = new Conversation(gateway.port())) {
                three.expect("421 4.7.0 Too many connections from your address").expectEnd();
            }
            one.send("QUIT").expect("221").expectEnd();
            two.send("NOOP").expect("250");
        }
    }

    @Test
    void beforeSomebodyTakesMailClientsAreTurnedAway() throws IOException {
        gateway.ready.set(false);
        try (Conversation client = new Conversation(gateway.port())) {
            client.expect("421 4.3.2").expectEnd();
        }
        gateway.ready.set(true);
        gateway.connect().close();
    }
}
