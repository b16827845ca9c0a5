package org.carillon.gateway.source;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.calendar.ZoneNames;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;

/** Reads and checks the settings of a schedule source. */
public final class SourceSettings {

    private static final Set<String> COLUMNS = Set.of("key", "to", "at", "url", "text");
    private static final Map<SourceKind, Set<String>> FIELDS = Map.of(
            SourceKind.SQL, Set.of("dataSource", "query", "columns", "parameters", "request", "zone", "lifeMinutes"),
            SourceKind.CSV, Set.of("url", "delimiter", "columns", "parameters", "request", "zone", "lifeMinutes"),
            SourceKind.CALENDAR, Set.of("url", "to", "request"),
            SourceKind.CUSTOMERS, Set.of("date", "daysBefore", "hour", "request", "lifeMinutes"));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern SELECT =
            Pattern.compile("\\s*(select|with)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MOST_CUSTOMERS = 100;
    private static final int LONGEST_QUERY = 8_000;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_LIFE_MINUTES = 60 * 24 * 30;
    private static final int USUAL_LIFE_MINUTES = 60 * 24;

    private final List<Problem> problems = new ArrayList<>();
    private final JsonObject json;

    private SourceSettings(JsonObject json) {
        this.json = json;
    }

    /**
     * Finds everything that is wrong.
     *
     * @param dataSources what the operator allows
     */
    static void check(SourceKind kind, JsonObject json, Set<String> dataSources) throws InvalidRequestException {
        SourceSettings settings = new SourceSettings(json);
        json.keySet().stream()
                .filter(name -> !FIELDS.get(kind).contains(name))
                .forEach(name -> settings.wrong(name, "is not known for a source of kind " + kind.word()));
        settings.check(kind, dataSources);
        if (!settings.problems.isEmpty()) {
            throw new InvalidRequestException(settings.problems);
        }
    }

    /** The settings that were checked before. */
    static SourceSettings of(ScheduleSource source) {
        return new SourceSettings(source.settings());
    }

    private void check(SourceKind kind, Set<String> dataSources) {
        switch (kind) {
            case SQL -> {
                if (!dataSources.contains(String.valueOf(text("dataSource")))) {
                    wrong("dataSource", "is not one that the operator allows: carillon.sources.data-sources");
                }
                checkQuery();
                checkColumns();
            }
            case CSV -> {
                checkUrl();
                if (text("delimiter") != null && text("delimiter").length() != 1) {
                    wrong("delimiter", "must be one character");
                }
                checkColumns();
            }
            case CALENDAR -> {
                checkUrl();
                list("to").forEach(this::checkCustomer);
            }
            case CUSTOMERS -> {
                if (text("date") == null || !NAME.matcher(text("date")).matches()) {
                    wrong("date", "must be the name of a date: 1 to 64 letters, digits, _ . -");
                }
                number("daysBefore", 0, 366, 0);
                number("hour", 0, 23, 9);
            }
        }
        lifeMinutes();
        request();
    }

    /** The elements of a list; none where there is none. */
    List<JsonValue> list(String name) {
        JsonValue value = json.get(name);
        if (value instanceof JsonArray array && array.size() <= MOST_CUSTOMERS) {
            return array;
        }
        if (value != null && value != JsonValue.NULL) {
            wrong(name, "must be a list of at most " + MOST_CUSTOMERS);
        }
        return List.of();
    }

    private void checkCustomer(JsonValue customer) {
        try {
            CustomerAddress.parse(customer instanceof JsonString string ? string.getString() : null);
        } catch (IllegalArgumentException e) {
            wrong("to", e.getMessage());
        }
    }

    private void checkQuery() {
        String query = text("query");
        if (query == null
                || query.length() > LONGEST_QUERY
                || !SELECT.matcher(query).matches()) {
            wrong("query", "must be one SELECT of at most " + LONGEST_QUERY + " characters");
        } else if (query.contains(";")) {
            wrong("query", "must be one statement, without a semicolon");
        }
    }

    private void checkUrl() {
        String url = text("url");
        try {
            boolean usable = url != null
                    && url.length() <= LONGEST_URL
                    && Set.of("http", "https")
                            .contains(String.valueOf(new URI(url).getScheme()).toLowerCase(Locale.ROOT))
                    && new URI(url).getHost() != null;
            if (!usable) {
                wrong("url", "must be an http or https URL of at most " + LONGEST_URL + " characters");
            }
        } catch (URISyntaxException e) {
            wrong("url", "is not a URL: " + e.getReason());
        }
    }

    private void checkColumns() {
        Map<String, String> columns = strings("columns");
        columns.keySet().stream()
                .filter(name -> !COLUMNS.contains(name))
                .forEach(name -> wrong("columns", name + " is none of " + String.join(", ", COLUMNS)));
        strings("parameters");
        if (text("zone") != null && zone() == null) {
            wrong("zone", "is not the name of a time zone, such as Europe/Berlin");
        }
        boolean said = columns.containsKey("url")
                || columns.containsKey("text")
                || request().containsKey("application");
        if (!said) {
            wrong("request", "needs an application, or columns a url or a text");
        }
    }

    /** Where to read, or null. */
    String text(String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        return value instanceof JsonString string ? string.getString() : wrongText(name);
    }

    private String wrongText(String name) {
        wrong(name, "must be a string");
        return null;
    }

    /** The label of the column, in lower case: as it was set, or the name itself. */
    String label(String column) {
        return strings("columns").getOrDefault(column, column).toLowerCase(Locale.ROOT);
    }

    /** Labels of columns, in lower case, by the names of the parameters that they are. */
    Map<String, String> parameterLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        strings("parameters").forEach((name, label) -> labels.put(name, label.toLowerCase(Locale.ROOT)));
        return labels;
    }

    /** Of local times, or null for the customer's. */
    ZoneId zone() {
        return text("zone") == null ? null : ZoneNames.find(text("zone")).orElse(null);
    }

    /** What each request says that no column does. */
    JsonObject request() {
        JsonValue request = json.get("request");
        if (request == null || request == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (request instanceof JsonObject object) {
            Set.of("to", "at", "expires").stream()
                    .filter(object::containsKey)
                    .forEach(name -> wrong("request", "can't have " + name + ": each row has its own"));
            return object;
        }
        wrong("request", "must be a JSON object");
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** How long after its time a row may still become a call. */
    int lifeMinutes() {
        return number("lifeMinutes", 1, LONGEST_LIFE_MINUTES, USUAL_LIFE_MINUTES);
    }

    int daysBefore() {
        return number("daysBefore", 0, 366, 0);
    }

    /** When customers are called who have no hour that they prefer. */
    LocalTime hour() {
        return LocalTime.of(number("hour", 0, 23, 9), 0);
    }

    private int number(String name, int lowest, int highest, int usual) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return usual;
        }
        if (value instanceof JsonNumber
                && value.toString().matches("[0-9]{1,6}")
                && Integer.parseInt(value.toString()) >= lowest
                && Integer.parseInt(value.toString()) <= highest) {
            return Integer.parseInt(value.toString());
        }
        wrong(name, "must be a whole number from " + lowest + " to " + highest);
        return usual;
    }

    private Map<String, String> strings(String name) {
        Map<String, String> strings = new LinkedHashMap<>();
        JsonValue value = json.get(name);
        if (value instanceof JsonObject object) {
            object.forEach((key, each) -> {
                if (each instanceof JsonString string) {
                    strings.put(key, string.getString());
                } else {
                    wrong(name, "must have strings only");
                }
            });
        } else if (value != null && value != JsonValue.NULL) {
            wrong(name, "must be a JSON object");
        }
        return strings;
    }

    private void wrong(String field, String detail) {
        Problem problem = new Problem("settings." + field, detail);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
