package org.carillon.speech;

/** ITU-T G.711: 8 bit companded samples to 16 bit linear ones and back. */
final class G711 {

    private static final int MU_LAW_BIAS = 0x84;
    private static final int MU_LAW_CLIP = 32_635;
    private static final short[] MU_LAW = new short[256];
    private static final short[] A_LAW = new short[256];

    static {
        for (int i = 0; i < 256; i++) {
            MU_LAW[i] = expandMuLaw(i);
            A_LAW[i] = expandALaw(i);
        }
    }

    private G711() {}

    static short fromMuLaw(byte code) {
        return MU_LAW[code & 0xff];
    }

    static short fromALaw(byte code) {
        return A_LAW[code & 0xff];
    }

    static byte toMuLaw(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), MU_LAW_CLIP) + MU_LAW_BIAS;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = magnitude >> exponent + 3 & 0x0f;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    private static short expandMuLaw(int code) {
        int inverted = ~code & 0xff;
        int exponent = inverted >> 4 & 0x07;
        int magnitude = ((inverted & 0x0f) << 3) + MU_LAW_BIAS << exponent;
        int sample = magnitude - MU_LAW_BIAS;
        return (short) ((inverted & 0x80) == 0 ? sample : -sample);
    }

    private static short expandALaw(int code) {
        int toggled = code ^ 0x55;
        int exponent = toggled >> 4 & 0x07;
        int mantissa = (toggled & 0x0f) << 4;
        int magnitude = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
        return (short) ((toggled & 0x80) != 0 ? magnitude : -magnitude);
    }
}
