package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant SOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Decision YES = Decision.permit("a", PolicyOwner.OPERATOR, "fine");
    private static final Decision LATER = Decision.defer("b", PolicyOwner.requester("shop"), "wait", SOON);
    private static final Decision MUCH_LATER =
            Decision.defer("c", PolicyOwner.customer("+15550100"), "wait", SOON.plusSeconds(60));
    private static final Decision NO = Decision.deny("d", PolicyOwner.customer("+15550100"), "no");

    @Test
    void theStrictestWins() {
        assertThat(new Verdict(List.of(YES, NO, MUCH_LATER)).strictest()).isSameAs(NO);
        assertThat(new Verdict(List.of(LATER, YES)).strictest()).isSameAs(LATER);
        assertThat(new Verdict(List.of(YES)).strictest()).isSameAs(YES);
    }

    @Test
    void theLaterDeferralWins() {
        assertThat(new Verdict(List.of(LATER, MUCH_LATER, YES)).strictest()).isSameAs(MUCH_LATER);
        assertThat(new Verdict(List.of(MUCH_LATER, LATER)).strictest()).isSameAs(MUCH_LATER);
    }
}
