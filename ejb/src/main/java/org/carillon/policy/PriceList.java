package org.carillon.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's prices per minute, in a unit of the operator's own, by the beginning of the address; the longest that fits counts.
 * Immutable.
 */
public final class PriceList {

    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
    private static final int DECIMALS = 4;

    private final Map<String, BigDecimal> prices;

    /** @param prices by the beginning of the address; null for none */
    public PriceList(Map<String, BigDecimal> prices) {
        this.prices = prices == null ? Map.of() : Map.copyOf(prices);
    }

    /** Whether the operator has set no price at all. */
    public boolean isEmpty() {
        return prices.isEmpty();
    }

    /** The price per minute; empty when there is none for this address. */
    public Optional<BigDecimal> priceOf(String address) {
        return prices.keySet().stream()
                .filter(address::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(prices::get);
    }

    /** The price per minute, zero where there is no price at all; empty when there are prices, but none for this address. */
    public Optional<BigDecimal> perMinute(String address) {
        return isEmpty() ? Optional.of(BigDecimal.ZERO) : priceOf(address);
    }

    /** What so many milliseconds cost, to the ten-thousandth, rounded up. */
    public static BigDecimal cost(BigDecimal pricePerMinute, long millis) {
        return pricePerMinute.multiply(BigDecimal.valueOf(millis)).divide(MILLIS_PER_MINUTE, DECIMALS, RoundingMode.UP);
    }
}
