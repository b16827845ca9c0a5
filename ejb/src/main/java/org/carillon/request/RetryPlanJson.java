package org.carillon.request;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.request.RetryPlan.Rule;

/**
 * The JSON form of a {@link RetryPlan}, the same in requests, settings and the database.
 *
 * <pre>{"busy": {"again": 3, "delaySeconds": [60, 300]}, "no-answer": {"again": 1, "delaySeconds": [3600], "number": "next"}}</pre>
 */
public final class RetryPlanJson {

    /** How often at most it is tried again after one outcome. */
    public static final int MOST_AGAIN = 9;

    /** The longest wait, in seconds: a week. */
    public static final int LONGEST_DELAY = 604_800;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String AGAIN = "again";
    private static final String DELAYS = "delaySeconds";
    private static final String NUMBER = "number";

    private final BiConsumer<String, String> wrong;

    private RetryPlanJson(BiConsumer<String, String> wrong) {
        this.wrong = wrong;
    }

    /**
     * Reads a plan.
     *
     * @param path what stands before the names of fields in problems, such as {@code retries.}
     * @param wrong told the field and a sentence for each thing that is wrong; then the plan is not to be used
     */
    public static RetryPlan read(JsonObject json, String path, BiConsumer<String, String> wrong) {
        RetryPlanJson reader = new RetryPlanJson(wrong);
        Map<Outcome, Rule> rules = new EnumMap<>(Outcome.class);
        json.forEach((name, value) -> {
            Outcome outcome = Outcome.ofWord(name).orElse(null);
            if (outcome == null) {
                wrong.accept(path + name, "is not known here");
            } else if (value instanceof JsonObject rule) {
                rules.put(outcome, reader.rule(rule, path + name + "."));
            } else {
                wrong.accept(path + name, "must be a JSON object");
            }
        });
        return new RetryPlan(rules);
    }

    private Rule rule(JsonObject rule, String path) {
        for (String name : rule.keySet()) {
            if (!Set.of(AGAIN, DELAYS, NUMBER).contains(name)) {
                wrong.accept(path + name, "is not known here");
            }
        }
        int again = whole(rule.get(AGAIN), path + AGAIN, 0, MOST_AGAIN);
        String number = rule.get(NUMBER) instanceof JsonString text ? text.getString() : "next";
        if (rule.containsKey(NUMBER) && !(rule.get(NUMBER) instanceof JsonString)
                || !Set.of("same", "next").contains(number)) {
            wrong.accept(path + NUMBER, "must be same or next");
        }
        return new Rule(again, delays(rule, path + DELAYS), number.equals("next"));
    }

    private List<Integer> delays(JsonObject rule, String path) {
        List<Integer> delays = new ArrayList<>();
        if (rule.get(DELAYS) instanceof JsonArray array && !array.isEmpty() && array.size() <= MOST_AGAIN) {
            array.forEach(delay -> delays.add(whole(delay, path, 0, LONGEST_DELAY)));
        } else {
            wrong.accept(path, "must be a list of 1 to " + MOST_AGAIN + " waits in seconds");
            delays.add(0);
        }
        return delays;
    }

    private int whole(JsonValue value, String path, int lowest, int highest) {
        // as text: a number such as 1e999999999 must never be written out
        if (value instanceof JsonNumber && value.toString().matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(value.toString());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        wrong.accept(path, "must be a whole number from " + lowest + " to " + highest);
        return lowest;
    }

    /** The plan as JSON text, or null where it says nothing. */
    public static String write(RetryPlan plan) {
        return plan.isEmpty() ? null : json(plan).toString();
    }

    /** The plan as JSON. */
    public static JsonObject json(RetryPlan plan) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        plan.rules().forEach((outcome, rule) -> {
            JsonArrayBuilder delays = JSON.createArrayBuilder();
            rule.delaySeconds().forEach(delays::add);
            object.add(
                    outcome.word(),
                    JSON.createObjectBuilder()
                            .add(AGAIN, rule.again())
                            .add(DELAYS, delays)
                            .add(NUMBER, rule.nextNumber() ? "next" : "same"));
        });
        return object.build();
    }

    /** What {@link #write} has written; null says nothing. */
    public static RetryPlan stored(String text) {
        if (text == null) {
            return RetryPlan.NOTHING_SAID;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return read(reader.readObject(), "", (field, detail) -> {
                throw new IllegalStateException("stored retries: " + field + " " + detail);
            });
        }
    }
}
