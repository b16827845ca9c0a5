package org.carillon.telephony.media.benchmark;

import org.carillon.telephony.media.Codec;

/** What is played: a tone of 20 s, longer than telephones of the benchmark listen before they press keys. */
final class Prompt {

    static final short[] SAMPLES = new short[8_000 * 20];

    static {
        for (int i = 0; i < SAMPLES.length; i++) {
            SAMPLES[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 8_000));
        }
    }

    private Prompt() {}

    /** The same as PCMU. */
    static byte[] encoded() {
        byte[] octets = new byte[SAMPLES.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = Codec.PCMU.encode(SAMPLES[i]);
        }
        return octets;
    }
}
