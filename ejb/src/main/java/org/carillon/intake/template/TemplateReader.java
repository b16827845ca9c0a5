package org.carillon.intake.template;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.customer.CustomerAddress;
import org.carillon.intake.RequestCheck;
import org.carillon.intake.RequestLimits;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.RequestJson;
import org.carillon.request.RequestedApplication;

/**
 * Reads a template: {@code {"application": {...}, "priority": 4, "attempts": 1, "callerId": "+15550199", "parameters": {"name":
 * {"required": true, "default": "...", "maxLength": 100, "values": ["..."]}}}}. Strict: a name it does not know is a problem, too.
 */
final class TemplateReader {

    private static final Set<String> FIELDS = Set.of("application", "priority", "attempts", "callerId", "parameters");
    private static final Set<String> RULE_FIELDS = Set.of("required", "default", "maxLength", "values");
    private static final int MOST_VALUES = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final JsonObject json;

    private TemplateReader(JsonObject json) {
        this.json = json;
    }

    /** @throws InvalidRequestException naming what is wrong */
    static Template read(JsonObject json) throws InvalidRequestException {
        return new TemplateReader(json).template();
    }

    private Template template() throws InvalidRequestException {
        json.keySet().stream().filter(name -> !FIELDS.contains(name)).forEach(name -> wrong(name, "is not known here"));
        Template template = new Template(
                application(),
                number("priority", 0, 9),
                number("attempts", 1, RequestLimits.ATTEMPTS),
                callerId(),
                parameters());
        if (template.application() instanceof RequestedApplication.ReadAloud aloud) {
            Template.placesIn(aloud.text()).stream()
                    .filter(name -> !template.parameters().containsKey(name))
                    .forEach(name -> wrong("application.text", "{{" + name + "}} is not among the parameters"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return template;
    }

    private RequestedApplication application() {
        try {
            RequestedApplication application = RequestJson.readApplication(json);
            RequestCheck.checkApplication(application);
            return application;
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private Integer number(String name, int lowest, int highest) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        return value == JsonValue.NULL ? null : number(name, value, lowest, highest, "");
    }

    private Integer number(String field, JsonValue value, int lowest, int highest, String subject) {
        String text = value.toString();
        if (value instanceof JsonNumber && text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        wrong(field, subject + "must be a whole number from " + lowest + " to " + highest);
        return null;
    }

    private String callerId() {
        JsonValue value = json.getOrDefault("callerId", JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        try {
            return CustomerAddress.parse(value instanceof JsonString text ? text.getString() : "")
                    .text();
        } catch (IllegalArgumentException e) {
            wrong("callerId", e.getMessage());
            return null;
        }
    }

    private Map<String, ParameterRule> parameters() {
        Map<String, ParameterRule> rules = new LinkedHashMap<>();
        JsonValue given = json.getOrDefault("parameters", JsonValue.NULL);
        if (given instanceof JsonObject object && object.size() <= RequestLimits.PARAMETERS) {
            object.forEach((name, rule) -> rules.put(name, rule(name, rule)));
        } else if (given != JsonValue.NULL) {
            wrong("parameters", "must be a JSON object of at most " + RequestLimits.PARAMETERS + " parameters");
        }
        return rules;
    }

    private ParameterRule rule(String name, JsonValue value) {
        String field = "parameters." + name;
        if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]{0,63}")) {
            wrong("parameters", "a name must be an ECMAScript identifier of at most 64 letters, digits, _ and $");
        }
        if (!(value instanceof JsonObject object)) {
            wrong(field, "must be a JSON object");
            return new ParameterRule(false, null, 0, List.of());
        }
        object.keySet().stream()
                .filter(key -> !RULE_FIELDS.contains(key))
                .forEach(key -> wrong(field, key + " is not known here"));
        Integer maxLength = object.containsKey("maxLength")
                ? number(field, object.get("maxLength"), 1, RequestLimits.PARAMETER_VALUE, "maxLength ")
                : Integer.valueOf(RequestLimits.PARAMETER_VALUE);
        ParameterRule rule = new ParameterRule(
                required(field, object),
                standard(field, object),
                maxLength == null ? 1 : maxLength,
                values(field, object));
        if (rule.standard() != null) {
            rule.problemOf(rule.standard()).ifPresent(problem -> wrong(field, "default " + problem));
        }
        return rule;
    }

    private boolean required(String field, JsonObject rule) {
        JsonValue value = rule.getOrDefault("required", JsonValue.FALSE);
        expect(field, value, v -> v == JsonValue.TRUE || v == JsonValue.FALSE, "required must be true or false");
        return value == JsonValue.TRUE;
    }

    private String standard(String field, JsonObject rule) {
        JsonValue value = rule.getOrDefault("default", JsonValue.NULL);
        expect(
                field,
                value,
                v -> v == JsonValue.NULL || isText(v),
                "default must be a string without a character zero");
        return value instanceof JsonString text ? text.getString() : null;
    }

    private List<String> values(String field, JsonObject rule) {
        JsonValue value = rule.getOrDefault("values", JsonValue.EMPTY_JSON_ARRAY);
        boolean right = expect(
                field,
                value,
                v -> v.getValueType() == JsonValue.ValueType.ARRAY
                        && v.asJsonArray().size() <= MOST_VALUES
                        && v.asJsonArray().stream().allMatch(TemplateReader::isText),
                "values must be an array of at most " + MOST_VALUES + " strings");
        return right
                ? value.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    private static boolean isText(JsonValue value) {
        return value instanceof JsonString text && text.getString().indexOf('\0') < 0;
    }

    private boolean expect(String field, JsonValue value, Predicate<JsonValue> right, String otherwise) {
        boolean fits = right.test(value);
        if (!fits) {
            wrong(field, otherwise);
        }
        return fits;
    }

    private void wrong(String field, String detail) {
        if (problems.size() < 100) {
            problems.add(new Problem(field.length() > 100 ? field.substring(0, 100) : field, detail));
        }
    }
}
