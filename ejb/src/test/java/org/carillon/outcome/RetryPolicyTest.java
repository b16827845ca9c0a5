package org.carillon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.customer.CustomerAddress;
import org.carillon.outcome.RetryPolicy.Next;
import org.carillon.policy.RetryDefaults;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.request.RetryPlan;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.request.RetryPlan.Rule;
import org.carillon.session.TelephonySession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<String, RetryPlan> defaults = new HashMap<>();
    private final RetryPolicy retries = new RetryPolicy(
            new RetryDefaults(null) {
                @Override
                public RetryPlan of(String requesterId) {
                    return defaults.getOrDefault(requesterId, RetryPlan.NOTHING_SAID);
                }
            },
            300,
            1_800,
            30);

    private static TelephonySession session(RetryPlan plan, int attempts) {
        NewRequest request = new NewRequest(
                "shop",
                new RequestId(Source.REST, null),
                "+15550100",
                new RequestedApplication.ReadAloud("Hello"),
                Map.of(),
                null,
                NOW.plusSeconds(100_000),
                4,
                attempts,
                null,
                ReplyTo.NOBODY,
                List.of("+15550101", "+15550102"),
                null,
                plan);
        return new TelephonySession(request, new CustomerAddress("+15550100"), "", request.expires(), NOW);
    }

    private static Rule rule(int again, Integer... delays) {
        return new Rule(again, List.of(delays), true);
    }

    @Test
    void withoutAWordBusyAndNoAnswerAreTriedAgainAsLongAsAttemptsAreLeft() {
        TelephonySession session = session(RetryPlan.NOTHING_SAID, 3);

        assertThat(retries.after(session, Outcome.BUSY, 1)).contains(new Next(Duration.ofMinutes(5), true));
        assertThat(retries.after(session, Outcome.NO_ANSWER, 1)).contains(new Next(Duration.ofMinutes(30), true));
        assertThat(retries.after(session(RetryPlan.NOTHING_SAID, 0), Outcome.BUSY, 1))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "MACHINE", "FAILED", "INTERRUPTED"})
    void whatIsFinalIsTriedAgainOnlyByTheRequestersWish(Outcome outcome) {
        assertThat(retries.after(session(RetryPlan.NOTHING_SAID, 9), outcome, 1))
                .isEmpty();
        RetryPlan plan = new RetryPlan(Map.of(outcome, rule(1, 60)));
        assertThat(retries.after(session(plan, 9), outcome, 1)).isPresent();
        assertThat(retries.after(session(plan, 9), outcome, 2)).isEmpty();
    }

    @Test
    void theWaitsFollowEachOtherAndTheLastOneStays() {
        TelephonySession session = session(new RetryPlan(Map.of(Outcome.BUSY, rule(9, 60, 120))), 9);

        assertThat(retries.after(session, Outcome.BUSY, 1).orElseThrow().delay())
                .hasSeconds(60);
        assertThat(retries.after(session, Outcome.BUSY, 2).orElseThrow().delay())
                .hasSeconds(120);
        assertThat(retries.after(session, Outcome.BUSY, 3).orElseThrow().delay())
                .hasSeconds(120);
    }

    @Test
    void theRequestCountsMoreThanItsRequester() {
        defaults.put("shop", new RetryPlan(Map.of(Outcome.BUSY, rule(9, 7), Outcome.FAILED, rule(9, 8))));
        TelephonySession session = session(new RetryPlan(Map.of(Outcome.BUSY, rule(0, 60))), 9);

        assertThat(retries.after(session, Outcome.BUSY, 1)).isEmpty();
        assertThat(retries.after(session, Outcome.FAILED, 1).orElseThrow().delay())
                .hasSeconds(8);
    }

    @Test
    void whatWasCanceledIsNotTriedAgain() {
        TelephonySession session = session(RetryPlan.NOTHING_SAID, 9);
        session.requestCancel(NOW);

        assertThat(retries.after(session, Outcome.BUSY, 1)).isEmpty();
    }

    @Test
    void theNumbersAreTriedInTurn() {
        TelephonySession session = session(RetryPlan.NOTHING_SAID, 9);

        assertThat(session.callee().text()).isEqualTo("+15550100");
        session.takeNextNumber();
        assertThat(session.callee().text()).isEqualTo("+15550101");
        session.takeNextNumber();
        session.takeNextNumber();
        assertThat(session.callee().text()).isEqualTo("+15550100");
    }
}
