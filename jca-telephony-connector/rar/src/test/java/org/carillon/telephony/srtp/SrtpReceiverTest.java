package org.carillon.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.carillon.telephony.rtp.RtpPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpReceiverTest {

    private static final int SSRC = 0x1234_5678;
    private static final SrtpSuite SUITE = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

    private final MasterKey key = MasterKey.random();
    private final SrtpSender sender = new SrtpSender(SUITE, key);
    private final SrtpReceiver receiver = new SrtpReceiver(SUITE, key);

    private static byte[] voice(int ssrc, int sequence) {
        ByteBuffer out = ByteBuffer.allocate(172);
        RtpPacket.writeHeader(out, false, 0, sequence, 160 * sequence, ssrc);
        while (out.hasRemaining()) {
            out.put((byte) sequence);
        }
        return out.array();
    }

    private static byte[] protect(SrtpSender sender, byte[] plain) {
        byte[] packet = Arrays.copyOf(plain, plain.length + SrtpSender.MOST_ADDED);
        return Arrays.copyOf(packet, sender.protect(packet, plain.length));
    }

    private static byte[] protectReport(SrtpSender sender) {
        byte[] packet = new byte[64 + SrtpSender.MOST_ADDED];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) 201;
        return Arrays.copyOf(packet, sender.protectReport(packet, 64));
    }

    private int open(byte[] packet) {
        return receiver.open(packet.clone(), packet.length);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void whatWasProtectedIsOpened(SrtpSuite suite) {
        SrtpSender own = new SrtpSender(suite, key);
        SrtpReceiver peer = new SrtpReceiver(suite, key);
        byte[] plain = voice(SSRC, 7);
        byte[] packet = protect(own, plain);
        assertThat(Arrays.copyOfRange(packet, 12, 172)).isNotEqualTo(Arrays.copyOfRange(plain, 12, 172));
        int length = peer.open(packet, packet.length);
        assertThat(Arrays.copyOf(packet, length)).isEqualTo(plain);
        byte[] report = protectReport(own);
        assertThat(peer.openReport(report, report.length)).isEqualTo(64);
        assertThat(Arrays.copyOfRange(report, 2, 64)).containsOnly(0);
    }

    @Test
    void aStreamIsFollowedThroughLossDisorderAndManyWrapArounds() {
        Random random = new Random(3);
        int opened = 0;
        int sent = 0;
        byte[] delayed = null;
        for (int i = 20_000; i < 300_000; i++) {
            byte[] packet = protect(sender, voice(SSRC, i & 0xFFFF));
            sent++;
            if (delayed != null) {
                opened += open(packet) == 172 ? 1 : 0;
                opened += open(delayed) == 172 ? 1 : 0;
                delayed = null;
            } else if (random.nextInt(20) == 0) {
                delayed = packet;
            } else if (random.nextInt(30) == 0) {
                sent--;
            } else {
                opened += open(packet) == 172 ? 1 : 0;
            }
        }
        assertThat(opened).isEqualTo(delayed == null ? sent : sent - 1);
    }

    @Test
    void aPacketIsOpenedOnce() {
        byte[] first = protect(sender, voice(SSRC, 10));
        byte[] second = protect(sender, voice(SSRC, 11));
        assertThat(open(second)).isEqualTo(172);
        assertThat(open(first)).isEqualTo(172);
        assertThat(open(first)).isEqualTo(SrtpReceiver.REFUSED);
        assertThat(open(second)).isEqualTo(SrtpReceiver.REFUSED);
    }

    @Test
    void whatIsOlderThanTheWindowIsRefused() {
        byte[] old = protect(sender, voice(SSRC, 10));
        for (int i = 11; i < 75; i++) {
            assertThat(open(protect(sender, voice(SSRC, i)))).isEqualTo(172);
        }
        assertThat(open(old)).isEqualTo(SrtpReceiver.REFUSED);
    }

    @Test
    void aStreamThatEndedCannotBePlayedAgainAfterTheNextOne() {
        byte[] first = protect(sender, voice(SSRC, 10));
        assertThat(open(first)).isEqualTo(172);
        byte[] other = protect(new SrtpSender(SUITE, key), voice(SSRC + 1, 9));
        assertThat(open(other)).isEqualTo(172);
        assertThat(open(first)).isEqualTo(SrtpReceiver.REFUSED);
        assertThat(open(protect(sender, voice(SSRC, 11)))).isEqualTo(172);
    }

    @Test
    void everyChangedBitIsNoticed() {
        byte[] packet = protect(sender, voice(SSRC, 10));
        byte[] report = protectReport(sender);
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            byte[] changed = packet.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(open(changed)).isEqualTo(SrtpReceiver.REFUSED);
        }
        for (int bit = 0; bit < 8 * report.length; bit++) {
            byte[] changed = report.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(receiver.openReport(changed, changed.length)).isEqualTo(SrtpReceiver.REFUSED);
        }
        assertThat(open(packet)).isEqualTo(172);
    }

    @Test
    void anotherKeyOpensNothing() {
        SrtpSender stranger = new SrtpSender(SUITE, MasterKey.random());
        byte[] report = protectReport(stranger);
        assertThat(open(protect(stranger, voice(SSRC, 10)))).isEqualTo(SrtpReceiver.REFUSED);
        assertThat(receiver.openReport(report, report.length)).isEqualTo(SrtpReceiver.REFUSED);
    }

    @Test
    void aReportIsOpenedOnce() {
        byte[] report = protectReport(sender);
        assertThat(receiver.openReport(report.clone(), report.length)).isEqualTo(64);
        assertThat(receiver.openReport(report.clone(), report.length)).isEqualTo(SrtpReceiver.REFUSED);
    }

    @Test
    void garbageOfAnyLengthIsRefused() {
        Random random = new Random(9);
        for (int i = 0; i < 50_000; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            assertThat(receiver.open(garbage, garbage.length)).isEqualTo(SrtpReceiver.REFUSED);
            assertThat(receiver.openReport(garbage, garbage.length)).isEqualTo(SrtpReceiver.REFUSED);
        }
    }

    @Test
    void aKeyIsReadAndShownOnlyWhereItIsMeantToBe() {
        assertThat(MasterKey.ofInline(key.inline())).isEqualTo(key).isNotEqualTo(MasterKey.random());
        assertThat(key.inline()).hasSize(40);
        assertThat(new MediaKeys(SUITE, key, key).toString())
                .doesNotContain(key.inline().substring(0, 8));
    }
}
