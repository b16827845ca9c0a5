package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.telephony.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangupCauseTest {

    /** What Asterisk 22 was seen to tell for the final answers of a SIP callee. */
    @ParameterizedTest
    @CsvSource({
        "17, BUSY, 486",
        "19, NO_ANSWER, 480",
        "34, CONGESTION, 503",
        "1, FAILED, 404",
        "18, CONGESTION, 408",
        "21, DECLINED, 603",
        "28, FAILED, 484",
        "38, CONGESTION, 500",
        "99, FAILED, 0"
    })
    void aCauseIsTakenForWhatTheCalleeMeant(int number, Disposition disposition, int status) {
        assertThat(HangupCause.of(number).disposition(false)).isEqualTo(disposition);
        assertThat(HangupCause.of(number).status()).isEqualTo(status);
    }

    @Test
    void noUserResponseAfterRingingIsNoAnswer() {
        assertThat(HangupCause.of(18).disposition(true)).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void aCauseThatIsMissingIsUnknown() {
        assertThat(HangupCause.of(null)).isEqualTo(HangupCause.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"486, 17", "603, 21", "404, 1", "480, 19", "503, 42", "500, 42", "410, 22", "484, 28", "699, 21"})
    void everyStatusThatRefusesACallerHasACause(int status, int number) {
        assertThat(HangupCause.ofStatus(status).number()).isEqualTo(number);
    }
}
