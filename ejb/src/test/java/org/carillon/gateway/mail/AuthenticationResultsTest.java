package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.carillon.policy.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.test; dmarc=pass header.from=shop.test",
                "MX.test 1; dmarc=pass (p=reject; dis=none) header.from=Shop.Test",
                "mx.test;\r\n\tspf=fail smtp.mailfrom=evil.test;\r\n\tdmarc=pass header.from=shop.test",
                "mx.test; dkim=pass header.d=shop.test header.s=s1 header.b=abc",
                "mx.test; dkim=pass reason=\"good\" header.i=@shop.test",
                "mx.test; dkim/1 = pass header.d=test.shop.test; spf=pass smtp.mailfrom=bounce@shop.test",
                "\"mx.test\"; spf=pass (nested (comment) here) smtp.mailfrom=shop.test smtp.helo=h.test"
            })
    void whatTheOwnServerFoundOutVouches(String header) throws Exception {
        assertThat(results(header).proofsOf("shop.test")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other.test; dmarc=pass header.from=shop.test",
                "mx.test.evil.test; dmarc=pass header.from=shop.test",
                "mx.test (; dmarc=pass header.from=shop.test)",
                "mx.test; none",
                "mx.test; dmarc=fail header.from=shop.test",
                "mx.test; dmarc=none header.from=shop.test",
                "mx.test; dmarc=pass header.from=evil.test",
                "mx.test; dkim=pass header.d=evil.test",
                "mx.test; dkim=pass header.d=test",
                "mx.test; dkim=pass header.d=sub.shop.test",
                "mx.test; spf=pass smtp.helo=shop.test",
                "mx.test; spf=softfail smtp.mailfrom=shop.test",
                "mx.test; auth=pass smtp.auth=shop.test",
                "mx.test; dmarc=fail reason=\"dmarc=pass header.from=shop.test\"",
                "mx.test dmarc=pass header.from=shop.test",
                "mx.test; spf=pass smtp.mailfrom=\"a; dmarc=pass header.from=shop.test\"@evil.test",
                "mx.test; spf=pass smtp.mailfrom=\"a\\\"; dmarc=pass header.from=shop.test",
                "mx.test; spf=pass (of \"x) ; dmarc=pass header.from=shop.test; x=y ()\") smtp.mailfrom=evil.test",
                "mx.test; spf=pass (of \\) ; dmarc=pass header.from=shop.test) smtp.mailfrom=evil.test",
                "mx.test; dmarc=pass header.from=shop.test (",
                "mx.test; dmarc=fail header.from=shop.test; dkim=pass header.d=shop.test",
                "; dmarc=pass header.from=shop.test",
                ""
            })
    void nothingElseDoes(String header) throws Exception {
        assertThat(results(header).proofsOf("shop.test")).isEmpty();
    }

    @Test
    void aSignatureOfTheParentDomainIsEnoughAndASuffixIsNoParent() throws Exception {
        AuthenticationResults results = results("mx.test; dkim=pass header.d=shop.test");
        assertThat(results.proofsOf("orders.shop.test")).containsExactly(Proof.DKIM);
        assertThat(results.proofsOf("myshop.test")).isEmpty();
    }

    @Test
    void severalHeadersAddUpAndWithoutAnyNobodyVouches() throws Exception {
        assertThat(results("mx.test; spf=fail smtp.mailfrom=a.test", "mx.test; dmarc=pass header.from=shop.test")
                        .proofsOf("shop.test"))
                .containsExactly(Proof.DMARC);
        assertThat(results().proofsOf("shop.test")).isEmpty();
    }

    private static AuthenticationResults results(String... headers) throws Exception {
        StringBuilder mail = new StringBuilder();
        for (String header : headers) {
            mail.append("Authentication-Results: ").append(header).append("\r\n");
        }
        return AuthenticationResults.of(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream((mail + "\r\n").getBytes(StandardCharsets.US_ASCII))),
                Set.of("mx.test"));
    }
}
