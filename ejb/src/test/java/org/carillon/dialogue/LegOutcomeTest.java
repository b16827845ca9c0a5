package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.vxml.platform.TransferOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "BUSY, 486, BUSY",
        "NO_ANSWER, 487, NO_ANSWER",
        "DECLINED, 603, UNKNOWN",
        "CONGESTION, 503, NO_RESOURCE",
        "CONGESTION, 0, NETWORK_BUSY",
        "FAILED, 404, BAD_DESTINATION",
        "FAILED, 488, UNKNOWN",
        "LOST, 0, NETWORK_BUSY"
    })
    void aLegThatNeverCameAboutIsToldByItsCause(Disposition disposition, int cause, TransferOutcome outcome) {
        assertThat(LegOutcome.of(new CallEnd(disposition, false, cause, ""))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "REMOTE_HANGUP, FAR_END_DISCONNECT",
        "LOCAL_HANGUP, MAXTIME_DISCONNECT",
        "LOST, NETWORK_DISCONNECT",
        "TRANSFERRED, TRANSFERRED"
    })
    void aLegThatWasAnsweredIsToldByItsEnd(Disposition disposition, TransferOutcome outcome) {
        assertThat(LegOutcome.of(new CallEnd(disposition, true, 0, ""))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"405, UNSUPPORTED", "501, UNSUPPORTED", "480, NO_ANSWER", "600, BUSY", "0, NETWORK_BUSY", "603, UNKNOWN"
    })
    void aTransferThatTheNetworkRefusesIsToldByItsStatus(int status, TransferOutcome outcome) {
        assertThat(LegOutcome.ofStatus(status)).isEqualTo(outcome);
    }
}
