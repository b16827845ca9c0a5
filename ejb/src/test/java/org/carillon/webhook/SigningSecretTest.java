package org.carillon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    /** The example of the Standard Webhooks specification and of its reference libraries. */
    @Test
    void theSpecificationsExampleIsSignedAsItsLibrariesDo() {
        SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aGeneratedSecretHasTheLengthThatTheSpecificationWantsAndShowsItselfOnlyWhenAsked() {
        SigningSecret secret = SigningSecret.generate();
        assertThat(Base64.getDecoder().decode(secret.reveal().substring(6))).hasSize(32);
        assertThat(secret.toString()).doesNotContain(secret.reveal());
        assertThat(SigningSecret.generate().reveal()).isNotEqualTo(secret.reveal());
    }

    @Test
    void whatHasNotTheFormOfASecretIsNone() {
        assertThatThrownBy(() -> new SigningSecret("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
