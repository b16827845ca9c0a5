package org.carillon.intake.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;

/**
 * An application under a name, with what requests that use it may leave out.
 *
 * @param application what is run; in a text, {@code {{name}}} stands for the parameter of that name
 * @param priority where a request has none, or null
 * @param attempts where a request has none, or null
 * @param callerId where a request has none, or null
 * @param parameters what it expects, by name
 */
record Template(
        RequestedApplication application,
        Integer priority,
        Integer attempts,
        String callerId,
        Map<String, ParameterRule> parameters) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z_$][A-Za-z0-9_$]{0,63})}}");

    Template {
        parameters = new TreeMap<>(parameters);
    }

    /** The names that stand in a text for parameters. */
    static List<String> placesIn(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /**
     * The request with the template put into it.
     *
     * @throws InvalidRequestException when its parameters are not those that the template expects
     */
    NewRequest applyTo(NewRequest request) throws InvalidRequestException {
        Map<String, String> values = valuesFor(request.parameters());
        return request.with(
                application instanceof RequestedApplication.ReadAloud aloud
                        ? new RequestedApplication.ReadAloud(fill(aloud.text(), values))
                        : application,
                values,
                request.priority() == null ? priority : request.priority(),
                request.attempts() == null ? attempts : request.attempts(),
                request.callerId() == null ? callerId : request.callerId());
    }

    private Map<String, String> valuesFor(Map<String, String> given) throws InvalidRequestException {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (parameters.containsKey(name)) {
                parameters.get(name).problemOf(value).ifPresent(problem -> problems.add(wrong(name, problem)));
                values.put(name, value);
            } else {
                problems.add(wrong(name, "is not a parameter of the template"));
            }
        });
        parameters.forEach((name, rule) -> {
            if (!given.containsKey(name)) {
                if (rule.required()) {
                    problems.add(wrong(name, "is missing"));
                } else if (rule.standard() != null) {
                    values.put(name, rule.standard());
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return values;
    }

    private static Problem wrong(String name, String detail) {
        return new Problem("parameters." + name, detail);
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
