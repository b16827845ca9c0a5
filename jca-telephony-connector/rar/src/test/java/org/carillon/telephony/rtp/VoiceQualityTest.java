package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceQualityTest {

    /** R 93.2 is MOS 4.41 (G.107 annex B); 1 % random loss of G.711 with concealment is Ie,eff 3.6, 5 % is 15.8 (G.113 appendix I). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 4.41",
        "0, 150, 4.33",
        "0, 300, 3.71",
        "0.01, 0, 4.33",
        "0.05, 0, 3.92",
        "0.20, 100, 2.51",
        "1, 2000, 1"
    })
    void theEstimateFollowsTheModel(double lossShare, double delayMillis, double mos) {
        assertThat(VoiceQuality.meanOpinionScore(lossShare, delayMillis)).isCloseTo(mos, within(0.006));
    }
}
