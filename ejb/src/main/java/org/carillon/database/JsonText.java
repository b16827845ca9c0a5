package org.carillon.database;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of strings, numbers, booleans, nulls, maps and lists, kept as JSON text in a column. */
public final class JsonText {

    /** Found once: each static method of {@link jakarta.json.Json} looks for the provider on the whole class path. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}

    /** The JSON object of the map's entries. */
    public static String of(Map<String, ?> values) {
        return object(values).toString();
    }

    /** The JSON object of the map's entries; what JSON has no word for, such as NaN, becomes a string. */
    public static JsonObject object(Map<?, ?> values) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        values.forEach((name, value) -> object.add(String.valueOf(name), json(value)));
        return object.build();
    }

    private static JsonValue json(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return JSON.createValue(number);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> list) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            list.forEach(element -> array.add(json(element)));
            return array.build();
        }
        return JSON.createValue(String.valueOf(value));
    }

    /** The entries of a JSON object of any values; empty for null. */
    public static Map<String, Object> read(String json) {
        if (json == null) {
            return Map.of();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return map(reader.readObject());
        }
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, java(value)));
        return map;
    }

    private static Object java(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NUMBER -> ((JsonNumber) value).doubleValue();
            case STRING -> ((JsonString) value).getString();
            case OBJECT -> map(value.asJsonObject());
            case ARRAY -> ((JsonArray) value).stream().map(JsonText::java).toList();
        };
    }

    /** The entries of a JSON object of strings; empty for null. */
    public static Map<String, String> readStrings(String json) {
        Map<String, String> strings = new LinkedHashMap<>();
        read(json).forEach((name, value) -> strings.put(name, String.valueOf(value)));
        return strings;
    }
}
