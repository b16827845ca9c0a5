package org.carillon.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.vxml.platform.TransferRequest;

/**
 * How far transfers may go. What is null is not said here.
 *
 * @param allowed whether there are any
 * @param types {@code bridge}, {@code blind}, {@code consultation}
 * @param maxMinutes the longest that a third party stays connected
 * @param perHour transfers begun within an hour
 * @param simultaneous transfers at one time
 * @param spendPerDay what transfers may cost within 24 hours, in the unit of the operator's prices
 */
public record TransferLimits(
        Boolean allowed,
        List<String> types,
        Integer maxMinutes,
        Integer perHour,
        Integer simultaneous,
        BigDecimal spendPerDay) {

    /** What counts where nobody has said anything: no transfers, and little once they are allowed. */
    static final TransferLimits DEFAULT = new TransferLimits(false, List.of("bridge"), 60, 20, 2, null);

    static final TransferLimits NOTHING_SAID = new TransferLimits(null, null, null, null, null, null);

    private static final int HIGHEST = 100_000;
    private static final int MOST_MINUTES = 1_440;
    private static final BigDecimal DEAREST = new BigDecimal("1000000000");

    /** These limits, and where they say nothing the others. */
    TransferLimits or(TransferLimits others) {
        return new TransferLimits(
                allowed == null ? others.allowed : allowed,
                types == null ? others.types : types,
                maxMinutes == null ? others.maxMinutes : maxMinutes,
                perHour == null ? others.perHour : perHour,
                simultaneous == null ? others.simultaneous : simultaneous,
                spendPerDay == null ? others.spendPerDay : spendPerDay);
    }

    /** The stricter of both in everything. */
    TransferLimits and(TransferLimits own) {
        return new TransferLimits(
                allowed && !Boolean.FALSE.equals(own.allowed),
                own.types == null
                        ? types
                        : types.stream().filter(own.types::contains).toList(),
                lower(maxMinutes, own.maxMinutes),
                lower(perHour, own.perHour),
                lower(simultaneous, own.simultaneous),
                lower(spendPerDay, own.spendPerDay));
    }

    private static <T extends Comparable<T>> T lower(T one, T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    boolean permits(TransferRequest.Type type) {
        return types.contains(word(type));
    }

    static String word(TransferRequest.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    void validate() throws InvalidSettingsException {
        for (String type : types == null ? List.<String>of() : types) {
            if (!List.of("bridge", "blind", "consultation").contains(type)) {
                throw new InvalidSettingsException("types: bridge, blind and consultation are known");
            }
        }
        range("maxMinutes", maxMinutes, 1, MOST_MINUTES);
        range("perHour", perHour, 0, HIGHEST);
        range("simultaneous", simultaneous, 0, HIGHEST);
        money("spendPerDay", spendPerDay);
    }

    private static void range(String field, Integer value, int lowest, int highest) throws InvalidSettingsException {
        if (value != null && (value < lowest || value > highest)) {
            throw new InvalidSettingsException(field + ": from " + lowest + " to " + highest);
        }
    }

    static void money(String field, BigDecimal amount) throws InvalidSettingsException {
        // the exponent first: comparing 1e999999999 would write it out
        if (amount != null
                && (Math.abs((long) amount.scale()) > 20
                        || amount.precision() > 20
                        || amount.signum() < 0
                        || amount.compareTo(DEAREST) > 0)) {
            throw new InvalidSettingsException(field + ": an amount from 0 to " + DEAREST);
        }
    }

    /** What is permitted, for people. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add(String.join("/", types) + " up to " + maxMinutes + " min");
        words.add(perHour + " per hour");
        words.add(simultaneous + " at one time");
        if (spendPerDay != null) {
            words.add(spendPerDay.toPlainString() + " per day");
        }
        return String.join(", ", words);
    }
}
