package org.carillon.web.api.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final JsonObject object;
    private final String pointer;
    private final List<FieldError> errors;
    private final List<JsonFields> inner = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    public JsonFields(JsonObject object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(JsonObject object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
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

    public Integer integer(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        // as text: a number such as 1e999999999 must never be expanded
        if (value instanceof JsonNumber && value.toString().matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(value.toString());
        }
        return wrong(name, "must be an integer");
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

    /** A date and time of ISO 8601 with its offset. */
    public Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return wrong(name, "must be a date and time with an offset, such as 2026-11-21T09:30:00+01:00");
        }
    }

    /** An object within; its fields are checked with this one's. */
    public JsonFields object(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject within) {
            JsonFields fields = new JsonFields(within, pointer(name), errors);
            inner.add(fields);
            return fields;
        }
        return wrong(name, "must be an object");
    }

    /** An object of strings only; empty when absent. */
    public Map<String, String> texts(String name) {
        JsonValue value = value(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof JsonObject within) {
            JsonFields fields = new JsonFields(within, pointer(name), errors);
            within.keySet().forEach(key -> texts.put(key, fields.textOrEmpty(key)));
        } else if (value != null) {
            wrong(name, "must be an object of strings");
        }
        return texts;
    }

    private String textOrEmpty(String name) {
        if (object.get(name) instanceof JsonString string) {
            return string.getString();
        }
        wrong(name, "must be a string");
        return "";
    }

    /** Whether the field is there and not null, of whatever type. */
    public boolean isPresent(String name) {
        return value(name) != null;
    }

    /** How many fields there are. */
    public int size() {
        return object.size();
    }

    /** Notes that a field is wrong; returns null. */
    public <T> T wrong(String name, String detail) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer(name), detail));
        }
        return null;
    }

    /** Notes that the object as a whole is wrong. */
    public void wrong(String detail) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer, detail));
        }
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
        inner.forEach(JsonFields::refuseUnknown);
    }

    private JsonValue value(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value == JsonValue.NULL ? null : value;
    }

    /** RFC 6901: a tilde and a slash within a name are escaped. */
    private String pointer(String name) {
        String bounded = name.length() > 100 ? name.substring(0, 100) : name;
        return pointer + "/" + bounded.replace("~", "~0").replace("/", "~1");
    }
}
