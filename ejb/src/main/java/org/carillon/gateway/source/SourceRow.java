package org.carillon.gateway.source;

import java.util.Map;

/**
 * A row as it was read.
 *
 * @param values by the label of the column in lower case: texts, {@code LocalDate}, {@code LocalDateTime} or {@code OffsetDateTime};
 *     a column without a value is left out
 */
record SourceRow(Map<String, Object> values) {

    /** The value as text, or null. */
    String text(String label) {
        Object value = label == null ? null : values.get(label);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    Object value(String label) {
        return label == null ? null : values.get(label);
    }
}
