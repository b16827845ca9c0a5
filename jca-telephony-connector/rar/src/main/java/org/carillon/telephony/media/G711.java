package org.carillon.telephony.media;

/** The companding laws of ITU-T G.711, as tables between octets and 16 bit linear samples. */
final class G711 {

    static final short[] ULAW_TO_LINEAR = new short[256];
    static final short[] ALAW_TO_LINEAR = new short[256];
    static final byte[] LINEAR_TO_ULAW = new byte[65_536];
    static final byte[] LINEAR_TO_ALAW = new byte[65_536];

    private static final int ULAW_BIAS = 132;
    private static final int ULAW_CLIP = 32_635;

    static {
        for (int octet = 0; octet < 256; octet++) {
            ULAW_TO_LINEAR[octet] = (short) expandUlaw(~octet);
            ALAW_TO_LINEAR[octet] = (short) expandAlaw(octet ^ 0x55);
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            LINEAR_TO_ULAW[sample & 0xFFFF] = (byte) compressUlaw(sample);
            LINEAR_TO_ALAW[sample & 0xFFFF] = (byte) compressAlaw(sample);
        }
    }

    private G711() {}

    private static int expandUlaw(int code) {
        int magnitude = (((code & 0x0F) << 3) + ULAW_BIAS << (code >> 4 & 7)) - ULAW_BIAS;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }

    private static int compressUlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), ULAW_CLIP) + ULAW_BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int code = (sample < 0 ? 0x80 : 0) | segment << 4 | magnitude >> segment + 3 & 0x0F;
        return ~code;
    }

    private static int expandAlaw(int code) {
        int segment = code >> 4 & 7;
        int magnitude = ((code & 0x0F) << 4) + 8;
        if (segment > 0) {
            magnitude = magnitude + 0x100 << segment - 1;
        }
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static int compressAlaw(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int code = segment << 4 | magnitude >> Math.max(0, segment - 1) & 0x0F;
        return (sample < 0 ? code : code | 0x80) ^ 0x55;
    }
}
