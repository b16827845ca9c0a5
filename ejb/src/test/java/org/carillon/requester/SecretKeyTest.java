package org.carillon.requester;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretKeyTest {

    @Test
    void everyKeyIsAnother() {
        assertThat(SecretKey.generate().reveal())
                .isNotEqualTo(SecretKey.generate().reveal());
    }

    @Test
    void aPresentedKeyHasTheHashOfTheGeneratedOne() {
        SecretKey key = SecretKey.generate();
        assertThat(SecretKey.presented(key.reveal()).hash())
                .isEqualTo(key.hash())
                .hasSize(64);
    }

    @Test
    void doesNotTellItselfToLogs() {
        SecretKey key = SecretKey.generate();
        assertThat(key.toString()).doesNotContain(key.reveal());
    }
}
