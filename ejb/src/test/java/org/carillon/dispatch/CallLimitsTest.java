package org.carillon.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.session.HeldBack;
import org.carillon.session.Party;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    private final Desk desk = new Desk();
    private int sessions;

    private boolean begins(String requester, String address) {
        return desk.limits.begin("session " + ++sessions, requester, address);
    }

    @Test
    void withoutLimitsNothingIsHeldBack() {
        assertThat(begins("shop", "+15550100")).isTrue();
        assertThat(desk.limits.heldBack()).isEqualTo(HeldBack.NOTHING);
        assertThat(desk.limits.untilNext()).isEmpty();
    }

    @Test
    void aRequesterHasSoManySessionsAtATimeAndNoMore() {
        desk.goesBy("{'requesters': {'shop': {'simultaneous': 2}}}");
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
        assertThat(begins("bank", "+1")).isTrue();
        assertThat(desk.limits.heldBack().requesters())
                .containsExactly(java.util.Map.entry("shop", "requester shop: at most 2 sessions at a time"));
        desk.limits.ended("session 1");
        desk.limits.ended("session 1");
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
    }

    @Test
    void whoIsNotNamedHasTheLimitOfAllOthersForItself() {
        desk.goesBy("{'requesters': {'*': {'simultaneous': 1}, 'bank': {'simultaneous': 2}}}");
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
        assertThat(begins("florist", "+1")).isTrue();
        assertThat(begins("bank", "+1")).isTrue();
        assertThat(begins("bank", "+1")).isTrue();
        assertThat(begins("bank", "+1")).isFalse();
    }

    @Test
    void allDestinationsThatFitCount() {
        desk.goesBy("{'destinations': {'+49': {'simultaneous': 2}, '+4930': {'simultaneous': 1}}}");
        assertThat(begins("shop", "+493012")).isTrue();
        assertThat(begins("shop", "+493013")).isFalse();
        assertThat(begins("shop", "+498913")).isTrue();
        assertThat(begins("shop", "+498914")).isFalse();
        assertThat(begins("shop", "+15550100")).isTrue();
    }

    @Test
    void zeroHoldsBackAll() {
        desk.goesBy("{'destinations': {'+88': {'simultaneous': 0}}, 'requesters': {'shop': {'simultaneous': 0}}}");
        assertThat(begins("bank", "+881234")).isFalse();
        assertThat(begins("shop", "+15550100")).isFalse();
        assertThat(desk.limits.heldBack().destinations()).containsOnlyKeys("+88");
        assertThat(desk.limits.heldBack().requesters()).containsOnlyKeys("shop");
    }

    @Test
    void aRateLetsTheNextCallGoInTime() {
        desk.goesBy("{'requesters': {'shop': {'callsPerSecond': 4, 'burst': 2}}}");
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
        assertThat(desk.limits.untilNext()).contains(Duration.ofMillis(250));
        desk.later(Duration.ofMillis(250));
        assertThat(desk.limits.untilNext()).isEmpty();
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
    }

    @Test
    void callsThatWereThereBeforeTheLimitCount() {
        assertThat(begins("shop", "+1")).isTrue();
        desk.goesBy("{'requesters': {'shop': {'simultaneous': 1}}}");
        assertThat(begins("shop", "+1")).isFalse();
        desk.limits.ended("session 1");
        assertThat(begins("shop", "+1")).isTrue();
        desk.goesBy("{}");
        assertThat(begins("shop", "+1")).isTrue();
    }

    @Test
    void callsOfOtherNodesCountAndRatesAreShared() {
        desk.goesBy("{'requesters': {'shop': {'simultaneous': 2}, 'bank': {'callsPerSecond': 2, 'burst': 1}}}")
                .isOneOf(2, new Party("shop", "+1"));
        assertThat(begins("shop", "+1")).isTrue();
        assertThat(begins("shop", "+1")).isFalse();
        assertThat(begins("bank", "+1")).isTrue();
        desk.later(Duration.ofMillis(600));
        assertThat(begins("bank", "+1")).isFalse();
        desk.later(Duration.ofMillis(400));
        assertThat(begins("bank", "+1")).isTrue();
    }
}
