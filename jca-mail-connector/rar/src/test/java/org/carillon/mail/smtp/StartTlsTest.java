package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTlsTest {

    @TempDir
    static Path directory;

    private static SSLContext keys;

    private Gateway gateway;
    private Conversation client;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.in(directory).context();
    }

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(Gateway.withImplicitTls(), keys);
        client = gateway.connect();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aMailIsTakenUnderTls() throws Exception {
        assertThat(client.send("EHLO client.test").expectLast("250")).contains("STARTTLS");
        startTls();
        assertThat(client.send("EHLO client.test").expectLast("250"))
                .doesNotContain("STARTTLS")
                .contains("AUTH");
        client.send("STARTTLS").expect("503 5.5.1");
        client.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("235");
        client.beginMail().send("text").send(".").expect("250 2.0.0");
        client.send("QUIT").expect("221");
        assertThat(gateway.listener.mails).hasSize(1);
    }

    @Test
    void aMailIsTakenUnderImplicitTls() throws Exception {
        SSLSocket tls = TestKeys.trustingAll(new Socket(InetAddress.getLoopbackAddress(), gateway.implicitTlsPort()));
        try (Conversation encrypted = new Conversation(tls)) {
            encrypted.expect("220 gateway.test ESMTP");
            assertThat(encrypted.send("EHLO client.test").expectLast("250"))
                    .doesNotContain("STARTTLS")
                    .contains("AUTH");
            encrypted.send("STARTTLS").expect("503 5.5.1");
            encrypted.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("235");
            encrypted.beginMail().send("text").send(".").expect("250 2.0.0");
        }
        assertThat(gateway.listener.mails.get(0).client().encrypted()).isTrue();
    }

    @Test
    void clearTextOnThePortOfImplicitTlsHarmsNobodyElse() throws Exception {
        try (Conversation clear =
                new Conversation(new Socket(InetAddress.getLoopbackAddress(), gateway.implicitTlsPort()))) {
            clear.send("EHLO client.test, long enough to be a record of TLS");
            assertThatThrownBy(() -> clear.expect("220")).isInstanceOfAny(AssertionError.class, IOException.class);
        }
        aMailIsTakenUnderImplicitTls();
    }

    @Test
    void whatWasSaidBeforeTlsIsForgotten() throws Exception {
        client.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("235");
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        startTls();
        client.send("RCPT TO:<+15550100@gateway.test>").expect("503");
        client.send("MAIL FROM:<anna@client.test>").expect("250");
        client.send("RCPT TO:<+15550100@gateway.test>").expect("530 5.7.0");
    }

    @Test
    void commandsSmuggledBehindStartTlsEndTheSession() throws IOException {
        client.sendRaw("STARTTLS\r\nMAIL FROM:<mallory@client.test>\r\n")
                .expect("421 4.7.0")
                .expectEnd();
    }

    @Test
    void aFailedHandshakeEndsTheSession() throws IOException {
        client.send("STARTTLS").expect("220 2.0.0");
        client.send("NOOP in clear text, long enough to be a record of TLS");
        assertThatThrownBy(() -> client.expect("250")).isInstanceOfAny(AssertionError.class, IOException.class);
        assertThatThrownBy(() -> client.send("NOOP").expect("250"))
                .isInstanceOfAny(AssertionError.class, IOException.class);
        try (Conversation other = gateway.connect()) {
            other.send("NOOP").expect("250");
        }
    }

    @Test
    void oldProtocolsAreNotSpoken() throws Exception {
        client.send("STARTTLS").expect("220 2.0.0");
        SSLSocket old = TestKeys.trustingAll(client.socket());
        old.setEnabledProtocols(new String[] {"TLSv1.1"});
        assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
    }

    private void startTls() throws Exception {
        client.send("STARTTLS").expect("220 2.0.0");
        SSLSocket tls = TestKeys.trustingAll(client.socket());
        tls.startHandshake();
        client.continueOn(tls);
    }
}
