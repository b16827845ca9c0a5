package org.carillon.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 3711 appendix B, and those of libsrtp for a whole packet with the key of appendix B.3. */
class SrtpVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String MASTER_KEY = "E1F97A0D3E018BE0D64FA32C06DE4139";
    private static final String MASTER_SALT = "0EC675AD498AFEEBB6960B3AABE6";

    private final MasterKey master =
            MasterKey.ofInline(Base64.getEncoder().encodeToString(HEX.parseHex(MASTER_KEY + MASTER_SALT)));

    private static byte[] packet(String hex) {
        byte[] octets = HEX.parseHex(hex);
        return Arrays.copyOf(octets, octets.length + SrtpSender.MOST_ADDED);
    }

    private static String hex(byte[] packet, int length) {
        return HEX.formatHex(packet, 0, length);
    }

    @Test
    void theKeyStreamIsThatOfTheStandard() {
        KeyStream stream = new KeyStream(
                HEX.parseHex("2B7E151628AED2A6ABF7158809CF4F3C"), HEX.parseHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        byte[] text = new byte[0xFF02 * KeyStream.BLOCK];
        stream.add(0, 0, text, 0, text.length);
        assertThat(HEX.withUpperCase().formatHex(text, 0, 48))
                .isEqualTo("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB"
                        + "41E95B3BB0A2E8DD477901E4FCA894C0");
        assertThat(HEX.withUpperCase().formatHex(text, 0xFEFF * 16, 0xFF02 * 16))
                .isEqualTo("EC8CDF7398607CB0F2D21675EA9EA1E4362B7C3C6773516318A077D7FC5073AE"
                        + "6A2CC3787889374FBEB4C81B17BA6C44");
    }

    @Test
    void sessionKeysAreThoseOfTheStandard() {
        assertThat(SessionKeys.derive(master, 0, 16)).isEqualTo(HEX.parseHex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(SessionKeys.derive(master, 2, 14)).isEqualTo(HEX.parseHex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(SessionKeys.derive(master, 1, 20))
                .isEqualTo(HEX.parseHex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    @Test
    void aPacketIsProtectedAsOthersProtectIt() {
        byte[] packet = packet("800f1234decafbadcafebabe" + "ab".repeat(16));
        int length = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, master).protect(packet, 28);
        assertThat(hex(packet, length))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
    }

    @Test
    void aReportIsProtectedAsOthersProtectIt() {
        SrtpSender sender = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_32, master);
        String report = "81c8000bcafebabe" + "ab".repeat(16);
        sender.protectReport(packet(report), 24);
        byte[] second = packet(report);
        int length = sender.protectReport(second, 24);
        assertThat(hex(second, length))
                .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
    }

    @Test
    void theAuthenticatorIsHmacSha1() throws GeneralSecurityException {
        Random random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] key = new byte[Authenticator.KEY_BYTES];
            byte[] text = new byte[length + 24];
            random.nextBytes(key);
            random.nextBytes(text);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            mac.update(text, 0, length);
            byte[] expected = mac.doFinal(new byte[] {1, 2, 3, 4});
            Authenticator authenticator = new Authenticator(key);
            authenticator.write(text, length, 0x0102_0304, length, 20);
            assertThat(Arrays.copyOfRange(text, length, length + 20)).isEqualTo(expected);
            assertThat(authenticator.isRight(text, length, 0x0102_0304, length, 20))
                    .isTrue();
            assertThat(authenticator.isRight(text, length, 0x0102_0305, length, 20))
                    .isFalse();
        }
    }
}
