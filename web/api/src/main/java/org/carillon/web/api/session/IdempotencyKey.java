package org.carillon.web.api.session;

import java.util.regex.Pattern;
import org.carillon.web.api.problem.ProblemException;

/** The header field Idempotency-Key: visible characters, in quotes as the draft of the IETF has it, or without. */
public final class IdempotencyKey {

    private static final Pattern KEY = Pattern.compile("[\\x21\\x23-\\x7e]{1,200}");

    private IdempotencyKey() {}

    /** @param header the field's value, or null */
    public static String read(String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid("Idempotency-Key", "must be 1 to 200 visible ASCII characters");
        }
        return key;
    }
}
