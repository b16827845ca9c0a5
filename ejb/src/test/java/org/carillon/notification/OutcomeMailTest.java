package org.carillon.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeMailTest {

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "552-too large", "554 5.7.1 spam", "501 bad address"})
    void whatTheRelayRefusesForGoodIsNotTriedAgain(String reply) {
        assertThat(OutcomeMail.isPermanent(new SendFailedException(reply))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "451 4.3.0 try later",
                "421 closing",
                "530 5.7.0 must issue STARTTLS first",
                "535 5.7.8 authentication failed",
                "521 does not accept mail",
                "5501 is no reply"
            })
    void whatMayChangeIsTriedAgain(String reply) {
        assertThat(OutcomeMail.isPermanent(new SendFailedException(reply))).isFalse();
    }

    @Test
    void aRelayThatIsAwayMayComeBack() {
        assertThat(OutcomeMail.isPermanent(new ConnectException("refused"))).isFalse();
        assertThat(OutcomeMail.isPermanent(new MessagingException("550 is no reply to a mail")))
                .isFalse();
    }

    @Test
    void whatIsNoAddressNeverBecomesOne() {
        assertThat(OutcomeMail.isPermanent(new AddressException("not a mail address")))
                .isTrue();
    }
}
