package org.carillon.database;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps kept as JSON text in a column. Thread-safe. */
public final class JsonText {

    private static final Jsonb JSON = JsonbBuilder.create();

    private JsonText() {}

    /** The JSON object of the map's entries. */
    public static String of(Map<String, ?> values) {
        return JSON.toJson(values);
    }

    /** The entries of a JSON object of any values; empty for null. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(String json) {
        return json == null ? Map.of() : JSON.fromJson(json, LinkedHashMap.class);
    }

    /** The entries of a JSON object of strings; empty for null. */
    public static Map<String, String> readStrings(String json) {
        Map<String, String> strings = new LinkedHashMap<>();
        read(json).forEach((name, value) -> strings.put(name, String.valueOf(value)));
        return strings;
    }
}
