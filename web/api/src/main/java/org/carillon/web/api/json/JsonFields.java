package org.carillon.web.api.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;

/**
 * Reads the fields of a JSON object one by one and gathers what is wrong with them. A field that is absent, null or wrong
 * reads as null. {@link #check()} ends the reading: it throws when anything was wrong or any field was not asked for.
 */
public final class JsonFields {

    private static final int MAX_ERRORS = 100;
    private static final int MAX_TEXTS = 100;

    private final JsonObject object;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    public JsonFields(JsonObject object) {
        this.object = object;
    }

    public String text(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return wrong(name, "must be a string");
    }

    /** A text that must be there and not be empty. */
    public String requiredText(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return wrong(name, "is missing");
        }
        String text = text(name);
        return text != null && text.isBlank() ? wrong(name, "is empty") : text;
    }

    /** A list of strings, or null. */
    public List<String> texts(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonArray array
                && array.size() <= MAX_TEXTS
                && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        return wrong(name, "must be a list of at most " + MAX_TEXTS + " strings");
    }

    /** A whole number within bounds. */
    public Integer number(String name, int lowest, int highest) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        // as text: a number such as 1e999999999 must never be written out
        if (value instanceof JsonNumber && value.toString().matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(value.toString());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        return wrong(name, "must be a whole number from " + lowest + " to " + highest);
    }

    public Boolean flag(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> wrong(name, "must be true or false");
        };
    }

    /** A JSON object. */
    public JsonObject object(String name) {
        JsonValue value = value(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        return wrong(name, "must be a JSON object");
    }

    /** A time with an offset as of ISO 8601. */
    public Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return wrong(name, "must be a time with an offset as of ISO 8601, such as 2026-12-01T09:00:00+01:00");
        }
    }

    /** A whole number that must be there, from the lowest to the highest. */
    public Integer wholeNumber(String name, int lowest, int highest) {
        JsonValue value = value(name);
        if (value == null) {
            return wrong(name, "is missing");
        }
        // as text: a number such as 1e999999999 must never be written out
        if (value.getValueType() == JsonValue.ValueType.NUMBER
                && value.toString().matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(value.toString());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        return wrong(name, "must be a whole number from " + lowest + " to " + highest);
    }

    /** Whether the field is there and not null, of whatever type. */
    public boolean isPresent(String name) {
        return value(name) != null;
    }

    /** Notes that a field is wrong; returns null. */
    public <T> T wrong(String name, String detail) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer(name), detail));
        }
        return null;
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException naming every field that is wrong or not known
     */
    public void check() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }

    private void refuseUnknown() {
        object.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> wrong(name, "is not a known field"));
    }

    private JsonValue value(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value == JsonValue.NULL ? null : value;
    }

    /** RFC 6901: a tilde and a slash within a name are escaped. */
    private static String pointer(String name) {
        String bounded = name.length() > 100 ? name.substring(0, 100) : name;
        return "/" + bounded.replace("~", "~0").replace("/", "~1");
    }
}
