package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceListTest {

    private final PriceList prices = new PriceList(
            Map.of("+1", new BigDecimal("0.02"), "+1555", new BigDecimal("0.10"), "sip:", BigDecimal.ZERO));

    @Test
    void theLongestBeginningCounts() {
        assertThat(prices.priceOf("+15550100")).contains(new BigDecimal("0.10"));
        assertThat(prices.priceOf("+12125550100")).contains(new BigDecimal("0.02"));
        assertThat(prices.priceOf("sip:anna")).contains(BigDecimal.ZERO);
        assertThat(prices.priceOf("+4420")).isEmpty();
    }

    @Test
    void nothingIsSoldBelowItsPrice() {
        assertThat(PriceList.cost(new BigDecimal("0.10"), 60_000)).isEqualByComparingTo("0.10");
        assertThat(PriceList.cost(new BigDecimal("0.10"), 1)).isEqualByComparingTo("0.0001");
        assertThat(PriceList.cost(new BigDecimal("0.10"), 0)).isZero();
    }

    @Test
    void whoSetsNothingHasNoPrices() {
        assertThat(new PriceList(null).isEmpty()).isTrue();
        assertThat(new PriceList(null).priceOf("+1")).isEmpty();
    }
}
