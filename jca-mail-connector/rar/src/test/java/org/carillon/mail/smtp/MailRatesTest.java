package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailRatesTest {

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
    void aSourceWithoutLoginMayBeginSoManyMailsOnAllItsConnections() throws IOException {
        for (int i = 0; i < Gateway.MAILS_WITHOUT_LOGIN; i++) {
            try (Conversation client = gateway.connect()) {
                client.send("MAIL FROM:<x@relay.test>").expect("250 2.1.0");
            }
        }
        try (Conversation client = gateway.connect()) {
            client.send("MAIL FROM:<x@relay.test>").expect("450 4.7.1 Too many mails from your address");
            client.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("235");
            client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
        }
    }

    @Test
    void aRequesterMayBeginSoManyMails() throws IOException {
        try (Conversation client = gateway.connectAsAnna()) {
            for (int i = 0; i < Gateway.MAILS_OF_REQUESTER; i++) {
                client.send("MAIL FROM:<anna@client.test>").expect("250 2.1.0");
                client.send("RSET").expect("250");
            }
            client.send("MAIL FROM:<anna@client.test>").expect("450 4.7.1 Too many mails of this requester");
        }
    }

    @Test
    void aSourceMayTrySoManyPasswordsOnAllItsConnections() throws IOException {
        for (int i = 0; i < Gateway.FAILED_LOGINS; i++) {
            try (Conversation client = gateway.connect()) {
                client.send("AUTH PLAIN AGFubmEAd3Jvbmc=").expect("535");
            }
        }
        try (Conversation client = gateway.connect()) {
            client.send("AUTH PLAIN AGFubmEAc2VjcmV0").expect("454 4.7.0 Too many failed logins from your address");
        }
    }

    @Test
    void addressesOfOneNetworkOfIpVersion6AreOneSource() throws IOException {
        assertThat(MailRates.sourceOf(InetAddress.getByName("2001:db8::1")))
                .isEqualTo(MailRates.sourceOf(InetAddress.getByName("2001:db8::ffff:2")))
                .isNotEqualTo(MailRates.sourceOf(InetAddress.getByName("2001:db8:0:1::1")));
        assertThat(MailRates.sourceOf(InetAddress.getByName("192.0.2.1"))).isEqualTo("192.0.2.1");
    }
}
