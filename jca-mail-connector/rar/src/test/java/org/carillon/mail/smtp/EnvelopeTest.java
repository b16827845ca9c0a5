package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<anna@client.test> SIZE=2048 BODY=8BITMIME|250 2.1.0",
                "MAIL FROM:<>|250 2.1.0",
                "mail from: <anna@client.test>|250 2.1.0",
                "MAIL FROM:<anna@client.test> SIZE=2049|552 5.3.4",
                "MAIL FROM:<anna@client.test> SIZE=99999999999999999999|552 5.3.4",
                "MAIL FROM:<anna@client.test> SIZE=many|501 5.5.4",
                "MAIL FROM:<anna@client.test> SMTPUTF8|250 2.1.0",
                "MAIL FROM:<j\u00c3\u00b6rg@b\u00c3\u00bccher.test> SMTPUTF8|250 2.1.0",
                "MAIL FROM:<j\u00c3\u00b6rg@client.test>|553 5.6.7",
                "MAIL FROM:<j\u00f6rg@client.test> SMTPUTF8|500 5.5.2",
                "MAIL FROM:anna@client.test|501 5.1.3",
                "MAIL FROM:<anna>|501 5.1.3",
                "MAIL FROM:<anna@client..test>|501 5.1.3",
                "MAIL FROM:<anna@client.test|501 5.1.3",
                "MAIL FROM:<<anna@client.test>>|501 5.1.3",
                "MAIL TO:<anna@client.test>|501 5.5.4",
                "MAIL|501 5.5.4",
                "RCPT TO:<+15550100@gateway.test>|503 5.5.1",
            })
    void theReversePathIsReadStrictly(String command, String reply) throws IOException {
        client.send(command).expect(reply);
        client.send("NOOP").expect("250 2.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RCPT TO:<+15550100@gateway.test>|250 2.1.5",
                "RCPT TO:<+15550100@[127.0.0.1]>|250 2.1.5",
                "RCPT TO:<\"+1555\\0100\"@gateway.test>|250 2.1.5",
                "RCPT TO:<bob@gateway.test>|553 5.1.3",
                "RCPT TO:<>|501 5.1.3",
                "RCPT TO:<@relay.test:+15550100@gateway.test>|501 5.1.3",
                "RCPT TO:<+15550100@gateway.test> NOTIFY=NEVER|555 5.5.4",
                "RCPT|501 5.5.4",
            })
    void theForwardPathIsReadStrictly(String command, String reply) throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send(command).expect(reply);
    }

    @Test
    void aQuotedLocalPartIsToldUnquoted() throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("RCPT TO:<\"+sip:\\\"bob\\\"\"@gateway.test>").expect("250");
        client.send("DATA").expect("354");
        client.send("text").send(".").expect("250");
        assertThat(gateway.listener.mails.get(0).recipients()).containsExactly("+sip:\"bob\"@gateway.test");
    }

    @Test
    void oneRecipientTooManyIsRefusedAndTheOthersStay() throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("250");
        client.send("RCPT TO:<+15550101@gateway.test>").expect("250");
        client.send("RCPT TO:<+15550102@gateway.test>").expect("452 4.5.3");
        client.send("DATA").expect("354");
        client.send("text").send(".").expect("250");
        assertThat(gateway.listener.mails.get(0).recipients()).hasSize(2);
    }

    @Test
    void aSecondMailWithinATransactionIsRefusedAndRsetEndsIt() throws IOException {
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("MAIL FROM:<anna@client.test>").expect("503 5.5.1");
        client.send("RSET").expect("250 2.0.0");
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("EHLO again.test").expectLast("250");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("503 5.5.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<" + "\"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\" + "@x>",
                "MAIL FROM:<a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.@x>",
            })
    void aHostileAddressIsAnsweredAtOnce(String command) throws IOException {
        client.send(command).expect("501 5.1.3");
        client.send("MAIL FROM:<" + "a".repeat(65) + "@client.test>").expect("501 5.1.3");
        client.send("MAIL FROM:<" + "a-".repeat(400) + "@client.test>").expect("501 5.1.3");
        client.send("MAIL FROM:<a@" + "a-".repeat(400) + ">").expect("501 5.1.3");
    }
}
