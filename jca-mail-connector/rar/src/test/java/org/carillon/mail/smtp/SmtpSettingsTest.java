package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {

    @Test
    void aSettingOutOfItsRangeIsNamed() {
        assertThatThrownBy(() -> settings(70000, 1000, "host"))
                .hasMessageContaining("port")
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> settings(25, 0, "host")).hasMessageContaining("maxConnections");
        assertThatThrownBy(() -> settings(25, 10, "two words\r\n")).hasMessageContaining("hostName");
    }

    private static SmtpSettings settings(int port, int maxConnections, String hostName) {
        return new SmtpSettings(
                InetAddress.getLoopbackAddress(),
                port,
                -1,
                hostName,
                false,
                2048,
                1,
                maxConnections,
                1,
                10,
                1,
                1,
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }
}
