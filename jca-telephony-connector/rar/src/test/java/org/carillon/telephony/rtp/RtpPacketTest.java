package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {

    private final RtpPacket packet = new RtpPacket();

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void whatIsWrittenIsRead() {
        ByteBuffer out = ByteBuffer.allocate(64);
        RtpPacket.writeHeader(out, true, 101, 65_535, 0xFFFF_FF00, 0xCAFE_BABE);
        out.putInt(0x0102_0304).flip();

        assertThat(packet.parse(out)).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(packet.sequence()).isEqualTo(65_535);
        assertThat(packet.timestamp()).isEqualTo(0xFFFF_FF00);
        assertThat(packet.ssrc()).isEqualTo(0xCAFE_BABE);
        assertThat(packet.payloadLength()).isEqualTo(4);
        assertThat(packet.payloadWord()).isEqualTo(0x0102_0304);
    }

    @Test
    void contributingSourcesExtensionAndPaddingAreNoPayload() {
        String header = "b1 00 0001 00000000 00000000";
        String source = "00000001";
        String extension = "bede 0001 aabbccdd";
        assertThat(packet.parse(bytes(header + source + extension + "11 22 33 00 00 03")))
                .isTrue();
        assertThat(packet.payloadLength()).isEqualTo(3);
        assertThat(packet.payload(0)).isEqualTo((byte) 0x11);
        assertThat(packet.payload(2)).isEqualTo((byte) 0x33);
    }

    @Test
    void aPacketInTheMiddleOfABufferIsRead() {
        ByteBuffer buffer = bytes("ffff 80 00 0007 00000000 00000000 55");
        buffer.position(2);
        assertThat(packet.parse(buffer)).isTrue();
        assertThat(packet.sequence()).isEqualTo(7);
        assertThat(packet.payload(0)).isEqualTo((byte) 0x55);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80 00 0001 00000000 000000",
                "00 00 0001 00000000 00000000",
                "40 00 0001 00000000 00000000 11",
                "8f 00 0001 00000000 00000000 11",
                "90 00 0001 00000000 00000000",
                "90 00 0001 00000000 00000000 bede ffff",
                "a0 00 0001 00000000 00000000 00",
                "a0 00 0001 00000000 00000000 ff",
                "80 c8 0001 00000000 00000000",
            })
    void whatIsNoRtpIsRefused(String hex) {
        assertThat(packet.parse(bytes(hex))).isFalse();
    }

    @Test
    void garbageNeverThrows() {
        Random random = new Random(42);
        int wellFormed = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] garbage = new byte[random.nextInt(80)];
            random.nextBytes(garbage);
            if (garbage.length > 0 && random.nextBoolean()) {
                garbage[0] = (byte) (0x80 | garbage[0] & 0x3F);
            }
            if (packet.parse(ByteBuffer.wrap(garbage))) {
                wellFormed++;
                for (int at = 0; at < packet.payloadLength(); at++) {
                    packet.payload(at);
                }
            }
        }
        assertThat(wellFormed).isPositive();
    }
}
