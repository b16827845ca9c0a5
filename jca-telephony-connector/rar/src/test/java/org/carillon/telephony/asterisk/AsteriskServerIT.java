package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.carillon.telephony.asterisk.AsteriskServer.VoiceAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The published configuration files make an Asterisk that has all Carillon needs, and little else. */
@Timeout(60)
class AsteriskServerIT {

    private static final VoiceAddress NOBODY = new VoiceAddress(9, 9, "secret");

    @Test
    void thePublishedFilesLoadWithoutAnythingMissing() throws Exception {
        try (AsteriskServer asterisk = AsteriskServer.start(9, NOBODY)) {
            assertThat(asterisk.command("module show")).doesNotContain("Not Running");
            assertThat(asterisk.messages()).doesNotContain("declined to load", "Failed to resolve", "failed to load");
            assertThat(asterisk.command("dialplan show"))
                    .contains("carillon-media", "carillon-inbound", "carillon-transfer");
            assertThat(asterisk.command("pjsip show endpoint trunk")).contains("carillon-inbound", "rfc4733");
        }
    }

    @Test
    void twoRunBesideEachOtherAndOneComesBackWhereItWas() throws Exception {
        try (AsteriskServer first = AsteriskServer.start(9, NOBODY);
                AsteriskServer second = AsteriskServer.start(9, NOBODY)) {
            assertThat(greeting(first)).startsWith("Asterisk Call Manager");
            first.kill();
            assertThat(greeting(second)).startsWith("Asterisk Call Manager");
            first.start();
            assertThat(greeting(first)).startsWith("Asterisk Call Manager");
            assertThat(first.channels()).isZero();
        }
    }

    private static String greeting(AsteriskServer asterisk) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), asterisk.managerPort())) {
            return new String(socket.getInputStream().readNBytes(21), StandardCharsets.US_ASCII);
        }
    }
}
