package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.telephony.rtp.IncomingSource.Verdict.BELONGS;
import static org.carillon.telephony.rtp.IncomingSource.Verdict.RESTARTS;
import static org.carillon.telephony.rtp.IncomingSource.Verdict.STRAYS;

import org.junit.jupiter.api.Test;

class IncomingSourceTest {

    private static final int SSRC = 0x1234;
    private static final int OTHER = 0x9876;

    private final IncomingSource source = new IncomingSource();

    @Test
    void theFirstPacketBeginsTheStream() {
        assertThat(source.judge(SSRC, 77)).isEqualTo(RESTARTS);
        assertThat(source.judge(SSRC, 78)).isEqualTo(BELONGS);
    }

    @Test
    void lossReorderingRepetitionAndWraparoundBelong() {
        source.judge(SSRC, 65_530);
        for (int sequence : new int[] {65_534, 65_533, 65_534, 3, 65_535, 1, 2_900}) {
            assertThat(source.judge(SSRC, sequence)).as("%d", sequence).isEqualTo(BELONGS);
        }
    }

    @Test
    void oneStrayPacketChangesNothing() {
        source.judge(SSRC, 10);
        assertThat(source.judge(OTHER, 500)).isEqualTo(STRAYS);
        assertThat(source.judge(SSRC, 11)).isEqualTo(BELONGS);
        assertThat(source.judge(SSRC, 30_000)).isEqualTo(STRAYS);
        assertThat(source.judge(SSRC, 12)).isEqualTo(BELONGS);
    }

    @Test
    void twoInARowOfAnotherSourceAreARestart() {
        source.judge(SSRC, 10);
        assertThat(source.judge(OTHER, 65_535)).isEqualTo(STRAYS);
        assertThat(source.judge(OTHER, 0)).isEqualTo(RESTARTS);
        assertThat(source.judge(OTHER, 1)).isEqualTo(BELONGS);
        assertThat(source.judge(SSRC, 11)).isEqualTo(STRAYS);
    }

    @Test
    void aSenderThatJumpsInItsSequenceIsFollowed() {
        source.judge(SSRC, 10);
        assertThat(source.judge(SSRC, 40_000)).isEqualTo(STRAYS);
        assertThat(source.judge(SSRC, 40_001)).isEqualTo(RESTARTS);
        assertThat(source.judge(SSRC, 40_002)).isEqualTo(BELONGS);
    }
}
