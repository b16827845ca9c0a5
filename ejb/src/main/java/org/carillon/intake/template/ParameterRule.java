package org.carillon.intake.template;

import java.util.List;
import java.util.Optional;

/**
 * What a template expects of one parameter.
 *
 * @param required whether a request has to give it
 * @param standard its value where a request does not give it, or null
 * @param maxLength characters at most
 * @param values those permitted, or empty for any
 */
record ParameterRule(boolean required, String standard, int maxLength, List<String> values) {

    ParameterRule {
        values = List.copyOf(values);
    }

    /** What is wrong with a value, as a sentence without its subject. */
    Optional<String> problemOf(String value) {
        if (value.length() > maxLength) {
            return Optional.of("is longer than " + maxLength + " characters");
        }
        return values.isEmpty() || values.contains(value)
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", values));
    }
}
