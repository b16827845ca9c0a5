package org.carillon.vxml.interpret;

import org.carillon.vxml.platform.PromptPart;

/** The tone before a recording: 1 kHz, 200 ms, mu-law. */
final class Beep {

    private static final int SAMPLES = 1_600;
    private static final PromptPart.Audio AUDIO = new PromptPart.Audio(tone(), "audio/basic", "beep");

    private Beep() {}

    static PromptPart audio() {
        return AUDIO;
    }

    private static byte[] tone() {
        byte[] samples = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = muLaw((int) (8_000 * Math.sin(2 * Math.PI * 1_000 * i / 8_000)));
        }
        return samples;
    }

    /** ITU-T G.711, 14 bits to 8. */
    private static byte muLaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude >> 7);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }
}
