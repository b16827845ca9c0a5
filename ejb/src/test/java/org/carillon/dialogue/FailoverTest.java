package org.carillon.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverTest {

    private final Failover failover = new Failover(Set.of("dead")::contains, Duration.ZERO);

    private static CallEnd congestion(int cause) {
        return new CallEnd(Disposition.CONGESTION, false, cause, "test");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503, 504, 580})
    void aFinalAnswerBeforeRingingMovesTheCall(int status) {
        assertThat(failover.mayMove(congestion(status), false, "alive")).isTrue();
    }

    @Test
    void whatHasRungNeverMoves() {
        assertThat(failover.mayMove(congestion(503), true, "alive")).isFalse();
        assertThat(failover.mayMove(congestion(0), true, "dead")).isFalse();
    }

    @Test
    void silenceMovesTheCallOnlyFromAServerThatIsDown() {
        assertThat(failover.mayMove(congestion(0), false, "dead")).isTrue();
        assertThat(failover.mayMove(congestion(0), false, "alive")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONGESTION")
    void whatIsNotTheServersFaultNeverMoves(Disposition disposition) {
        CallEnd end = new CallEnd(disposition, false, 486, "test");
        assertThat(failover.mayMove(end, false, "dead")).isFalse();
        assertThat(Failover.isRefusal(end, false)).isFalse();
    }
}
