package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {

    private final ReceptionStatistics reception = new ReceptionStatistics();

    private void count(int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            reception.count(sequence & 0xFFFF);
        }
    }

    @Test
    void whatIsMissingIsLost() {
        reception.restart(1, 65_530);
        count(65_530, 65_540);
        count(65_543, 65_560);
        assertThat(reception.cumulativeLost()).isEqualTo(2);
        assertThat(reception.extendedHighest()).isEqualTo(65_560);
        assertThat(reception.totalExpected()).isEqualTo(31);
        assertThat(reception.totalLost()).isEqualTo(2);
    }

    @Test
    void whatComesLaterIsNotLost() {
        reception.restart(1, 10);
        count(10, 10);
        count(12, 12);
        count(11, 11);
        assertThat(reception.cumulativeLost()).isZero();
        assertThat(reception.extendedHighest()).isEqualTo(12);
    }

    @Test
    void theFractionIsThatSinceTheLastReport() {
        reception.restart(1, 0);
        count(0, 99);
        assertThat(reception.takeFractionLost()).isZero();
        count(150, 199);
        assertThat(reception.takeFractionLost()).isEqualTo(128);
        count(200, 299);
        assertThat(reception.takeFractionLost()).isZero();
        assertThat(reception.takeFractionLost()).isZero();
    }

    @Test
    void packetsThatComeTwiceAreNoNegativeLoss() {
        reception.restart(1, 0);
        count(0, 9);
        count(0, 9);
        assertThat(reception.takeFractionLost()).isZero();
        assertThat(reception.cumulativeLost()).isEqualTo(-10);
        assertThat(reception.totalLost()).isZero();
    }

    @Test
    void aRestartBeginsANewReportAndKeepsTheTotals() {
        reception.restart(1, 0);
        count(0, 0);
        count(9, 9);
        reception.restart(2, 30_000);
        count(30_000, 30_009);
        assertThat(reception.ssrc()).isEqualTo(2);
        assertThat(reception.cumulativeLost()).isZero();
        assertThat(reception.totalExpected()).isEqualTo(20);
        assertThat(reception.totalLost()).isEqualTo(8);
    }

    @Test
    void evenArrivalHasNoJitterWhateverTheClocksSay() {
        for (int i = 0; i < 1_000; i++) {
            reception.timed(160 * i - 7, 160 * i + 2_000_000_000);
        }
        assertThat(reception.jitter()).isZero();
    }

    @Test
    void jitterApproachesTheMeanDeviation() {
        for (int i = 0; i < 1_000; i++) {
            reception.timed(160 * i, 160 * i + (i % 2 == 0 ? 0 : 80));
        }
        assertThat(reception.jitter()).isCloseTo(80, within(0.1));
    }
}
