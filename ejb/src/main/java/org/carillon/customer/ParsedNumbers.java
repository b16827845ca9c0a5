package org.carillon.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.carillon.customer.CustomerAddress.NumberingPlan;

/**
 * Numbers that were read lately, and what the plans say about them: the same is read at the gate, by the check of its request and by the
 * policies. Thread-safe.
 */
final class ParsedNumbers {

    private static final int MOST = 10_000;
    private static final Map<String, PhoneNumber> PARSED = new ConcurrentHashMap<>();
    private static final Map<PhoneNumber, NumberingPlan> PLANS = new ConcurrentHashMap<>();

    private ParsedNumbers() {}

    /**
     * @param international with a leading plus
     * @return not to be changed
     */
    static PhoneNumber parse(String international) throws NumberParseException {
        PhoneNumber known = PARSED.get(international);
        return known != null
                ? known
                : remember(PARSED, international, PhoneNumberUtil.getInstance().parse(international, null));
    }

    /** @param plan says what it says about a number at any time */
    static NumberingPlan plan(PhoneNumber number, Function<PhoneNumber, NumberingPlan> plan) {
        NumberingPlan known = PLANS.get(number);
        return known != null ? known : remember(PLANS, number, plan.apply(number));
    }

    private static <K, V> V remember(Map<K, V> lately, K key, V value) {
        if (lately.size() >= MOST) {
            lately.clear();
        }
        lately.put(key, value);
        return value;
    }
}
