package org.carillon.web.api.json;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.carillon.web.api.problem.FieldError;
import org.carillon.web.api.problem.Problem;
import org.carillon.web.api.problem.ProblemException;

/**
 * Reads the parameters of a query one by one and gathers what is wrong with them. Like {@link JsonFields}: a misspelt filter
 * is refused, it must not show everything.
 */
public final class QueryFields {

    private static final int LONGEST = 500;

    private final MultivaluedMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    /** @param parameters decoded */
    public QueryFields(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The parameter's value, or null. */
    public String text(String name) {
        asked.add(name);
        List<String> values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            return wrong(name, "stands twice");
        }
        return values.get(0).length() > LONGEST ? wrong(name, "is too long") : values.get(0);
    }

    /**
     * The parameter's value read by a function, or null.
     *
     * @param reader throws IllegalArgumentException for what it can't read
     * @param expected completes "must be"
     */
    public <T> T read(String name, Function<String, T> reader, String expected) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            return wrong(name, "must be " + expected);
        }
    }

    /** A date and time of ISO 8601 with its offset, or null. */
    public Instant instant(String name) {
        return read(name, QueryFields::instantOf, "a date and time with an offset, such as 2026-11-21T09:30:00Z");
    }

    /** A number of lines from 1 to the given maximum. */
    public int limit(int standard, int maximum) {
        Integer limit = read("limit", text -> within(text, maximum), "a number from 1 to " + maximum);
        return limit == null ? standard : limit;
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException naming every parameter that is wrong or not known
     */
    public void check() {
        parameters.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(
                        name -> wrong(name.length() > 100 ? name.substring(0, 100) : name, "is not a known parameter"));
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }

    private static Integer within(String text, int maximum) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > maximum) {
            throw new IllegalArgumentException();
        }
        return Integer.valueOf(text);
    }

    private static Instant instantOf(String text) {
        try {
            // a plus that was not encoded arrives as a space
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> T wrong(String name, String detail) {
        errors.add(new FieldError(name, detail));
        return null;
    }
}
