package org.carillon.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers that were read lately: the same is read at the gate, by the check of its request and by the policies. Thread-safe. */
final class ParsedNumbers {

    private static final int MOST = 10_000;
    private static final Map<String, PhoneNumber> PARSED = new ConcurrentHashMap<>();

    private ParsedNumbers() {}

    /**
     * @param international with a leading plus
     * @return not to be changed
     */
    static PhoneNumber parse(String international) throws NumberParseException {
        PhoneNumber known = PARSED.get(international);
        if (known != null) {
            return known;
        }
        PhoneNumber number = PhoneNumberUtil.getInstance().parse(international, null);
        if (PARSED.size() >= MOST) {
            PARSED.clear();
        }
        PARSED.put(international, number);
        return number;
    }
}
