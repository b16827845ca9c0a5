package org.carillon.web.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ck_a-B9", "bearer ck_a-B9", "BEARER  ck_a-B9 "})
    void theKeyIsReadWhateverTheCaseOfItsScheme(String header) {
        assertThat(BearerKey.in(header)).contains("ck_a-B9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic YTpi", "ck_a", "Bearer a b", "Bearer a\u00fc", "Bearer \u0000"})
    void whatIsNoBearerKeyIsNone(String header) {
        assertThat(BearerKey.in(header)).isEmpty();
    }

    @Test
    void anEndlessKeyIsNone() {
        assertThat(BearerKey.in("Bearer " + "a".repeat(401))).isEmpty();
        assertThat(BearerKey.in("Bearer " + "a".repeat(100_000))).isEmpty();
    }
}
