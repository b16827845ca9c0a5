package org.carillon.telephony.rtp;

/**
 * Estimates what people would think of a conversation (MOS, 1 to 4.5) by the E-model of ITU-T G.107 with its default values, for G.711
 * with the loss concealed:
 *
 * <pre>
 * R      = 93.2 - Id - Ie,eff
 * Id     = 0.024 d + 0.11 (d - 177.3) [where d > 177.3]          one-way delay d in ms, as approximated by Cole and Rosenbluth
 * Ie,eff = 95 Ppl / (Ppl + 25.1)                                 random loss Ppl in %; Ie = 0 and Bpl = 25.1 by G.113 appendix I
 * MOS    = 1 + 0.035 R + R (R - 60) (100 - R) 7e-6               G.107 annex B
 * </pre>
 */
public final class VoiceQuality {

    private static final double BEST_R = 93.2;

    private VoiceQuality() {}

    /**
     * @param lossShare what is not heard, 0 to 1
     * @param delayMillis from mouth to ear
     */
    public static double meanOpinionScore(double lossShare, double delayMillis) {
        double percent = 100 * lossShare;
        double delayImpairment = 0.024 * delayMillis + 0.11 * Math.max(0, delayMillis - 177.3);
        double lossImpairment = 95 * percent / (percent + 25.1);
        double r = Math.max(0, BEST_R - delayImpairment - lossImpairment);
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }
}
