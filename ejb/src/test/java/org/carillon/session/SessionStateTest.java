package org.carillon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.session.SessionState.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionStateTest {

    @ParameterizedTest
    @EnumSource(SessionState.class)
    void nothingFollowsAFinalState(SessionState state) {
        if (state.isFinal()) {
            for (SessionState next : SessionState.values()) {
                assertThat(state.mayBecome(next)).as(state + " to " + next).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SessionState.class)
    void everyOtherStateCanStillEnd(SessionState state) {
        if (!state.isFinal()) {
            assertThat(state.mayBecome(CANCELED)).isTrue();
        }
    }

    @Test
    void aCallIsNotPlacedTwice() {
        assertThat(RINGING.mayBecome(QUEUED)).isFalse();
        assertThat(IN_PROGRESS.mayBecome(QUEUED)).isFalse();
        // only by way of the policies: a machine had answered, or the requester wants it after an interruption
        assertThat(IN_PROGRESS.mayBecome(SCHEDULED)).isTrue();
        assertThat(IN_PROGRESS.mayBecome(DIALING)).isFalse();
        assertThat(DIALING.mayBecome(DIALING)).isFalse();
    }

    @Test
    void onlyAnAnsweredSessionIsCompleted() {
        for (SessionState state : SessionState.values()) {
            assertThat(state.mayBecome(COMPLETED)).as(state.word()).isEqualTo(state == IN_PROGRESS);
        }
    }

    @ParameterizedTest
    @EnumSource(SessionState.class)
    void isKnownByItsWord(SessionState state) {
        assertThat(state.word()).isLowerCase().doesNotContain("_");
        assertThat(SessionState.ofWord(state.word())).isSameAs(state);
    }
}
