package org.carillon.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.carillon.mail.smtp.SmtpSettings;
import org.carillon.mail.smtp.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayPropertiesTest {

    private final GatewayProperties properties = new GatewayProperties();

    @Test
    void byDefaultTheGatewayListensOnLoopback() throws IOException, GeneralSecurityException {
        SmtpSettings settings = properties.settings(outside(Map.of()));
        assertThat(settings.address().isLoopbackAddress()).isTrue();
        assertThat(settings.port()).isEqualTo(2525);
        assertThat(settings.clearTextLogin()).isFalse();
        assertThat(properties.tls(outside(Map.of()))).isNull();
    }

    @Test
    void aSettingFromOutsideWins() throws IOException {
        properties.setPort(2626);
        properties.setMaxRecipients(7);
        SmtpSettings settings = properties.settings(outside(Map.of(
                "carillon.mail.port", " 2727 ",
                "carillon.mail.clearTextLogin", "true",
                "carillon.mail.commandTimeoutSeconds", "9")));
        assertThat(settings.port()).isEqualTo(2727);
        assertThat(settings.maxRecipients()).isEqualTo(7);
        assertThat(settings.clearTextLogin()).isTrue();
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aSettingFromOutsideThatIsNoneIsNamed() {
        assertThatThrownBy(() -> properties.settings(outside(Map.of("carillon.mail.port", "smtp"))))
                .hasMessageContaining("carillon.mail.port");
        assertThatThrownBy(() -> properties.settings(outside(Map.of("carillon.mail.clearTextLogin", "yes"))))
                .hasMessageContaining("carillon.mail.clearTextLogin");
    }

    @Test
    void theKeysForTlsComeFromAKeyStore(@TempDir Path directory) throws Exception {
        String file = TestKeys.in(directory).file().toString();
        properties.setKeyStorePassword(TestKeys.PASSWORD);
        assertThat(properties.tls(outside(Map.of("carillon.mail.keyStore", file))))
                .isNotNull();
        properties.setKeyStorePassword("wrong");
        assertThatThrownBy(() -> properties.tls(outside(Map.of("carillon.mail.keyStore", file))))
                .isInstanceOf(IOException.class);
    }

    private static OutsideSettings outside(Map<String, String> settings) {
        return new OutsideSettings(name -> Optional.ofNullable(settings.get(name)));
    }
}
