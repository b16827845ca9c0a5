package org.carillon.dispatch.load;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.dispatch.load.InvalidLoadManagementException.Fault;

/** Reads the members of a JSON object one by one, and gathers what is wrong. What is absent or null reads as empty. */
final class StrictObject {

    private static final int MOST_FAULTS = 100;
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_NAME = 100;

    private final JsonObject object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> known = new HashSet<>();

    /** @param faults where what is wrong is added to */
    StrictObject(JsonObject object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    Optional<String> text(String name) {
        return value(name)
                .flatMap(value -> value instanceof JsonString text
                        ? Optional.of(text.getString())
                        : wrong(name, "must be a string"));
    }

    /** A whole number within bounds. */
    Optional<Integer> whole(String name, int least, int most) {
        Optional<Double> number = number(name, least, most);
        return number.flatMap(value ->
                value == Math.rint(value) ? Optional.of(value.intValue()) : wrong(name, "must be a whole number"));
    }

    /** A number within bounds. */
    Optional<Double> number(String name, double least, double most) {
        return value(name).flatMap(value -> {
            if (value instanceof JsonNumber number && number.doubleValue() >= least && number.doubleValue() <= most) {
                return Optional.of(number.doubleValue());
            }
            return wrong(name, "must be a number from " + plain(least) + " to " + plain(most));
        });
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** An object, read by the given function; all of its members must be known to that function. */
    <T> Optional<T> object(String name, Function<StrictObject, T> reader) {
        return value(name).flatMap(value -> {
            if (!(value instanceof JsonObject inner)) {
                return wrong(name, "must be an object");
            }
            StrictObject fields = new StrictObject(inner, at(name), faults);
            T read = reader.apply(fields);
            fields.refuseUnknown();
            return Optional.ofNullable(read);
        });
    }

    /** An object whose members have names of the setter's choice. */
    <T> Map<String, T> entries(String name, String pattern, EntryReader<T> reader) {
        Map<String, T> entries = new LinkedHashMap<>();
        object(name, fields -> {
            if (fields.object.size() > MOST_ENTRIES) {
                return wrong(name, "may have at most " + MOST_ENTRIES + " members")
                        .orElse(null);
            }
            for (String key : fields.object.keySet()) {
                if (!key.matches(pattern)) {
                    fields.wrong(key, "is not a name that can stand here");
                }
                reader.read(fields, key).ifPresent(read -> entries.put(key, read));
            }
            return null;
        });
        return entries;
    }

    /** Reads one member. */
    interface EntryReader<T> {
        Optional<T> read(StrictObject fields, String name);
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** Notes that a member is wrong. */
    <T> Optional<T> wrong(String name, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(at(name), detail));
        }
        return Optional.empty();
    }

    /** Notes every member that was asked for and is not there. */
    void refuseAbsent() {
        known.stream()
                .filter(name -> object.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL)
                .sorted()
                .forEach(name -> wrong(name, "is missing"));
    }

    void refuseUnknown() {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong(name, "is not a known field"));
    }

    private Optional<JsonValue> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private String at(String name) {
        String bounded = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return pointer + "/" + bounded.replace("~", "~0").replace("/", "~1");
    }
}
