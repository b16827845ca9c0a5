package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.policy.TransferPolicy.Answer;
import org.carillon.policy.TransferPolicy.Settings;
import org.carillon.policy.TransferPolicy.Usage;
import org.carillon.vxml.platform.TransferRequest.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferPolicyTest {

    private static final BigDecimal PRICE = new BigDecimal("0.50");

    private static final TransferLimits LIMITS =
            new TransferLimits(true, List.of("bridge", "blind"), 30, 10, 2, new BigDecimal("20"));

    private static Usage used(long lastHour, long now, String spent) {
        return new Usage(lastHour, now, new BigDecimal(spent));
    }

    private static Answer decide(
            TransferLimits limits, Optional<BigDecimal> price, Type type, Duration wanted, Usage usage) {
        return TransferPolicy.decide(PolicyOwner.OPERATOR, limits, new TransferPolicy.Case(type, price, wanted, usage));
    }

    private static Answer bridge(Duration wanted, Usage usage) {
        return decide(LIMITS, Optional.of(PRICE), Type.BRIDGE, wanted, usage);
    }

    @Test
    void nothingIsAllowedUntilTheOperatorAllowsIt() {
        TransferLimits unset = new Settings(null, null, null, null).limitsOf("shop");
        assertThat(decide(unset, Optional.of(PRICE), Type.BRIDGE, Duration.ZERO, used(0, 0, "0"))
                        .permits())
                .isFalse();
    }

    @Test
    void aBridgeLastsAsLongAsTheOperatorOrTheApplicationWants() {
        assertThat(bridge(Duration.ZERO, used(0, 0, "0")).longest()).isEqualTo(Duration.ofMinutes(30));
        assertThat(bridge(Duration.ofSeconds(90), used(0, 0, "0")).longest()).isEqualTo(Duration.ofSeconds(90));
        assertThat(bridge(Duration.ofHours(9), used(0, 0, "0")).longest()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void rateAndNumberAreLimited() {
        assertThat(bridge(Duration.ZERO, used(9, 1, "0")).permits()).isTrue();
        assertThat(bridge(Duration.ZERO, used(10, 0, "0")).decision().reason())
                .contains("10 transfers in the last hour");
        assertThat(bridge(Duration.ZERO, used(0, 2, "0")).decision().reason()).contains("2 transfers at this time");
    }

    @Test
    void aBridgeIsCutWhereTheMoneyEnds() {
        Answer answer = bridge(Duration.ZERO, used(0, 0, "19"));
        assertThat(answer.permits()).isTrue();
        assertThat(answer.longest()).isEqualTo(Duration.ofMinutes(2));
        assertThat(bridge(Duration.ZERO, used(0, 0, "20")).permits()).isFalse();
        assertThat(bridge(Duration.ZERO, used(0, 0, "21")).permits()).isFalse();
    }

    @Test
    void aCallThatIsHandedOverMustBeAffordableToTheEnd() {
        assertThat(decide(LIMITS, Optional.of(PRICE), Type.BLIND, Duration.ZERO, used(0, 0, "5"))
                        .permits())
                .isTrue();
        assertThat(decide(LIMITS, Optional.of(PRICE), Type.BLIND, Duration.ZERO, used(0, 0, "5.01"))
                        .permits())
                .isFalse();
    }

    @Test
    void kindsAndDestinationsWithoutAPriceAreRefused() {
        assertThat(decide(LIMITS, Optional.of(PRICE), Type.CONSULTATION, Duration.ZERO, used(0, 0, "0"))
                        .permits())
                .isFalse();
        assertThat(decide(LIMITS, Optional.empty(), Type.BRIDGE, Duration.ZERO, used(0, 0, "0"))
                        .decision()
                        .reason())
                .contains("no price");
    }

    @Test
    void theLongestBeginningHasThePrice() {
        Settings settings = new Settings(
                null, null, Map.of("+", BigDecimal.TEN, "+1", BigDecimal.ONE, "+1900", new BigDecimal("99")), null);
        assertThat(settings.priceOf("+15550123")).contains(BigDecimal.ONE);
        assertThat(settings.priceOf("+19005550123")).contains(new BigDecimal("99"));
        assertThat(settings.priceOf("+4930123456")).contains(BigDecimal.TEN);
        assertThat(settings.priceOf("sip:alice")).isEmpty();
        assertThat(new Settings(null, null, null, null).priceOf("sip:alice")).contains(BigDecimal.ZERO);
    }

    @Test
    void anExceptionForOneRequesterCountsForItAlone() {
        TransferLimits nobody = new TransferLimits(false, null, 5, null, null, null);
        TransferLimits shop = new TransferLimits(true, null, null, 100, null, null);
        Settings settings = new Settings(nobody, Map.of("shop", shop), null, null);
        assertThat(settings.limitsOf("shop").allowed()).isTrue();
        assertThat(settings.limitsOf("shop").perHour()).isEqualTo(100);
        assertThat(settings.limitsOf("shop").maxMinutes()).isEqualTo(5);
        assertThat(settings.limitsOf("other").allowed()).isFalse();
    }

    @Test
    void aRequesterCanOnlyBeStricterWithItself() {
        TransferLimits greedy = new TransferLimits(
                true, List.of("bridge", "blind", "consultation"), 1_000, 1_000, 1_000, new BigDecimal("1000"));
        assertThat(LIMITS.and(greedy)).isEqualTo(LIMITS);
        TransferLimits modest = new TransferLimits(null, List.of("bridge"), 1, null, null, new BigDecimal("3"));
        assertThat(LIMITS.and(modest))
                .isEqualTo(new TransferLimits(true, List.of("bridge"), 1, 10, 2, new BigDecimal("3")));
        assertThat(LIMITS.and(new TransferLimits(false, null, null, null, null, null))
                        .allowed())
                .isFalse();
    }

    @Test
    void sensibleSettingsAreAccepted() {
        Settings sensible = new Settings(
                LIMITS,
                Map.of("shop", new TransferLimits(null, null, null, 5, null, null)),
                Map.of("+1", PRICE, "sip:", BigDecimal.ZERO),
                List.of("pbx.example"));
        assertThatCode(() -> TransferPolicy.validate(sensible)).doesNotThrowAnyException();
    }

    static Stream<Settings> nonsense() {
        return Stream.of(
                limited(new TransferLimits(null, List.of("teleport"), null, null, null, null)),
                limited(new TransferLimits(null, null, 0, null, null, null)),
                limited(new TransferLimits(null, null, null, -1, null, null)),
                limited(new TransferLimits(null, null, null, null, null, new BigDecimal("-1"))),
                limited(new TransferLimits(null, null, null, null, null, new BigDecimal("1e999999999"))),
                priced("1", PRICE),
                priced("+1", null),
                priced("+1", PRICE.negate()),
                new Settings(null, null, null, List.of("a b")),
                new Settings(null, null, null, List.of("pbx.example:5060")),
                new Settings(null, Collections.singletonMap("shop", null), null, null));
    }

    private static Settings limited(TransferLimits limits) {
        return new Settings(limits, null, null, null);
    }

    private static Settings priced(String beginning, BigDecimal price) {
        return new Settings(null, null, Collections.singletonMap(beginning, price), null);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNot(Settings settings) {
        assertThatThrownBy(() -> TransferPolicy.validate(settings)).isInstanceOf(InvalidSettingsException.class);
    }

    @Test
    void customersHaveNoSay() {
        assertThatThrownBy(() -> new TransferPolicy().validate(PolicyOwner.customer("+15550100"), "{}"))
                .isInstanceOf(InvalidSettingsException.class);
    }
}
