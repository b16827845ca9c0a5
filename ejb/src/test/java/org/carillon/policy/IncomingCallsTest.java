package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingCallsTest {

    private static final List<String> ALLOWED = List.of("https://apps.example/ivr/", "http://127.0.0.1:8081/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://apps.example/ivr/start.vxml",
                "HTTPS://Apps.Example/ivr/start.vxml?lang=en",
                "https://apps.example/ivr/",
                "http://127.0.0.1:8081/a/b.vxml"
            })
    void whatBeginsAsAllowedIsAllowed(String address) {
        assertThat(IncomingCalls.isAllowed(address, ALLOWED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://apps.example/other/start.vxml",
                "https://apps.example/ivr/../admin.vxml",
                "https://apps.example/ivr/%2e%2e/admin.vxml",
                "https://apps.example/ivr/..%2fadmin.vxml",
                "https://apps.example/ivr/..%5Cadmin.vxml",
                "https://apps.example/ivr/..\\admin.vxml",
                "https://apps.example/ivr/./start.vxml",
                "https://apps.example.evil.example/ivr/start.vxml",
                "https://apps.example:8443/ivr/start.vxml",
                "https://apps.example@evil.example/ivr/start.vxml",
                "https://user@apps.example/ivr/start.vxml",
                "http://apps.example/ivr/start.vxml",
                "http://127.0.0.1:80811/x",
                "file:///etc/passwd",
                "//apps.example/ivr/start.vxml",
                "https:/ivr/",
                "https://apps.example/ivr/ start.vxml",
                "",
                "x"
            })
    void anythingElseIsNot(String address) {
        assertThat(IncomingCalls.isAllowed(address, ALLOWED)).isFalse();
    }

    @Test
    void aLongAddressIsNot() {
        assertThat(IncomingCalls.isAllowed("https://apps.example/ivr/" + "a".repeat(2_000), ALLOWED))
                .isFalse();
    }

    @Test
    void withoutAListNothingIsAllowed() {
        assertThat(IncomingCalls.isAllowed("https://apps.example/ivr/start.vxml", List.of()))
                .isFalse();
    }
}
