package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpTest {

    private final ByteBuffer packet = ByteBuffer.allocate(256);
    private final RtcpWriter writer = new RtcpWriter("cname");
    private final ReceptionStatistics reception = new ReceptionStatistics();
    private final List<String> told = new ArrayList<>();

    private final RtcpReader.Listener listener = new RtcpReader.Listener() {
        @Override
        public void senderReport(int ssrc, long ntp) {
            told.add("sender " + ssrc + " " + ntp);
        }

        @Override
        public void block(int about, int fractionLost, long jitter, int lastReport, long delay) {
            told.add("block " + about + " " + fractionLost + " " + jitter + " " + lastReport + " " + delay);
        }
    };

    private void writeSenderReport() {
        reception.restart(7, 100);
        reception.count(100);
        reception.count(103);
        writer.senderReport(packet, 5, 1L << 40, 160, 2, 320, 1);
        writer.block(packet, reception, 99, 65_536);
        writer.sourceDescription(packet, 5);
    }

    @Test
    void whatIsWrittenIsRead() {
        writeSenderReport();
        writer.bye(packet, 5);
        assertThat(RtcpReader.read(packet.flip(), listener)).isTrue();
        assertThat(told).containsExactly("sender 5 " + (1L << 40), "block 7 128 0 99 65536");
        assertThat(packet.position()).isZero();
    }

    @Test
    void theOctetsAreThoseOfTheStandard() {
        writer.receiverReport(packet, 0x0102_0304, 0);
        writer.sourceDescription(packet, 0x0102_0304);
        byte[] written = new byte[packet.flip().remaining()];
        packet.get(written);
        assertThat(written)
                .containsExactly(
                        0x80, 201, 0, 1, 1, 2, 3, 4, //
                        0x81, 202, 0, 3, 1, 2, 3, 4, 1, 5, 'c', 'n', 'a', 'm', 'e', 0);
    }

    @Test
    void aSourceDescriptionAlwaysEndsWithANull() {
        for (int length = 0; length < 12; length++) {
            packet.clear();
            new RtcpWriter("x".repeat(length)).sourceDescription(packet, 1);
            assertThat(packet.position() % 4).isZero();
            assertThat(packet.get(packet.position() - 1)).isZero();
            assertThat(packet.getShort(2) + 1).isEqualTo(packet.position() / 4);
        }
    }

    @Test
    void aBlockThatLiesOutsideItsReportIsRefused() {
        writer.receiverReport(packet, 1, 0);
        packet.put(0, (byte) 0x9F);
        assertThat(RtcpReader.read(packet.flip(), listener)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void whatDoesNotBeginWithAReportIsRefused() {
        writer.sourceDescription(packet, 1);
        assertThat(RtcpReader.read(packet.flip(), listener)).isFalse();
    }

    @Test
    void aTruncatedPacketIsRefused() {
        writeSenderReport();
        int whole = packet.position();
        int firstReport = 28 + 24;
        for (int length = 0; length < whole; length++) {
            boolean read = RtcpReader.read(packet.position(0).limit(length), listener);
            assertThat(read).as("%d of %d bytes", length, whole).isEqualTo(length == firstReport);
        }
    }

    @Test
    void garbageHarmsNothing() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            packet.clear();
            writeSenderReport();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                packet.put(random.nextInt(packet.position()), (byte) random.nextInt());
            }
            packet.position(0).limit(random.nextInt(100));
            RtcpReader.read(packet, listener);
            told.clear();
        }
    }
}
