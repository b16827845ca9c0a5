package org.carillon.request;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * Brings a request whose form knows only texts (CSV, XML, a web form) into the shape of its JSON form. A dot in a name leads into an
 * object, {@code []} behind a name makes an element of a list: {@code application.text}, {@code parameters.name}, {@code
 * alternatives[]}.
 */
public final class TextFields {

    /** What holds numbers and truths, never free text. */
    private static final Set<String> TYPED = Set.of("priority", "attempts", "retries");

    private static final int DEEPEST = 4;
    private static final int MOST = 500;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int count;

    /** Takes a field. */
    public TextFields add(String name, String value) {
        boolean element = name.endsWith("[]");
        String[] path = (element ? name.substring(0, name.length() - 2) : name).split("[.]", -1);
        if (++count > MOST) {
            return this;
        }
        Map<String, Object> parent = path.length > DEEPEST ? null : parentOf(path);
        String last = path[path.length - 1];
        if (parent == null) {
            wrong(name, "is not known here");
        } else if (element && parent.computeIfAbsent(last, n -> new ArrayList<String>()) instanceof List<?> list) {
            strings(list).add(value);
        } else if (element || parent.putIfAbsent(last, value) != null) {
            wrong(name, "stands twice");
        }
        return this;
    }

    @SuppressWarnings("unchecked") // lists are made here alone, of strings
    private static List<String> strings(List<?> list) {
        return (List<String>) list;
    }

    @SuppressWarnings("unchecked") // and so are maps
    private Map<String, Object> parentOf(String[] path) {
        Map<String, Object> parent = root;
        for (int i = 0; i < path.length - 1; i++) {
            Object next = parent.computeIfAbsent(path[i], n -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) {
                return null;
            }
            parent = (Map<String, Object>) next;
        }
        return parent;
    }

    private void wrong(String name, String detail) {
        if (problems.size() < 100) {
            problems.add(new Problem(name.length() > 100 ? name.substring(0, 100) : name, detail));
        }
    }

    /**
     * The request in its JSON form.
     *
     * @throws InvalidRequestException when fields contradict each other, or there are too many
     */
    public JsonObject json() throws InvalidRequestException {
        if (count > MOST) {
            wrong("", "has more than " + MOST + " fields");
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return typed(object(root));
    }

    private static JsonObject object(Map<?, ?> fields) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        fields.forEach((name, value) -> object.add(String.valueOf(name), value(value)));
        return object.build();
    }

    private static JsonValue value(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return object(fields);
        }
        return value instanceof List<?> list ? Json.createArrayBuilder(list).build() : Json.createValue((String) value);
    }

    /** The same request with numbers and truths in the place of texts that say them, where no free text is expected. */
    public static JsonObject typed(JsonObject request) {
        JsonObjectBuilder typed = Json.createObjectBuilder();
        request.forEach((name, value) -> typed.add(name, TYPED.contains(name) ? typed(value) : value));
        return typed.build();
    }

    private static JsonValue typed(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder typed = Json.createObjectBuilder();
            object.forEach((name, member) -> typed.add(name, typed(member)));
            return typed.build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder typed = Json.createArrayBuilder();
            array.forEach(element -> typed.add(typed(element)));
            return typed.build();
        }
        return value instanceof JsonString string ? typed(string) : value;
    }

    private static JsonValue typed(JsonString written) {
        String text = written.getString().strip();
        if (text.matches("-?[0-9]{1,9}")) {
            return Json.createValue(Integer.parseInt(text));
        }
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            default -> written;
        };
    }
}
