package org.carillon.gateway.mail;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * All options of a mail. What stands in the lines of the text counts before what stands in the JSON part, and that before the headers:
 * what a person wrote last is meant.
 */
final class MailOptions {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Whether a mail tells the result of the request; no part of the request itself. */
    static final String REPLY = "reply";

    private static final String NUMBERS = "to";
    private static final String APPLICATION = "application";

    private final Map<String, MailOption> options = new LinkedHashMap<>();

    private MailOptions() {}

    /**
     * @param sources the least important first
     * @throws RequestProblemsException naming everything that can't be read
     */
    static MailOptions of(OptionSource... sources) throws RequestProblemsException {
        MailOptions all = new MailOptions();
        List<String> problems = new ArrayList<>();
        for (OptionSource source : sources) {
            all.options.putAll(source.options());
            problems.addAll(source.problems());
        }
        if (!problems.isEmpty()) {
            throw new RequestProblemsException(problems);
        }
        return all;
    }

    /** Whether the sender wants a mail that tells the result of the request, or null where it does not say. */
    Boolean reply() {
        MailOption reply = options.get(REPLY);
        return reply == null ? null : reply.value() == JsonValue.TRUE;
    }

    /** The application, or null. */
    MailOption application() {
        return options.get(APPLICATION);
    }

    /** Where the numbers to call stand, or null where they are not among the options. */
    MailOption numbers() {
        return options.get(NUMBERS);
    }

    /** The numbers to call, parted by commas; none where they are not among the options. */
    List<String> numbersToCall() {
        return numbers() != null && numbers().value() instanceof JsonString text
                ? Stream.of(text.getString().split(",", -1)).map(String::strip).toList()
                : List.of();
    }

    /** The request in JSON, for one number. */
    JsonObject request(String number, JsonValue application) {
        JsonObjectBuilder request = JSON.createObjectBuilder();
        Map<String, JsonObjectBuilder> nested = new LinkedHashMap<>();
        for (MailOption option : options.values()) {
            int dot = option.field().indexOf('.');
            if (dot < 0) {
                request.add(option.field(), option.value());
            } else {
                nested.computeIfAbsent(option.field().substring(0, dot), parent -> JSON.createObjectBuilder())
                        .add(option.field().substring(dot + 1), option.value());
            }
        }
        nested.forEach(request::add);
        return request.add(NUMBERS, number)
                .add(APPLICATION, application)
                .remove(REPLY)
                .build();
    }

    /** The problems as sentences that say where each part of the request stands in the mail. */
    List<String> explain(List<Problem> problems) {
        return problems.stream().map(this::explain).toList();
    }

    private String explain(Problem problem) {
        return options.values().stream()
                .filter(option -> option.isMeantBy(problem))
                .findFirst()
                .map(option -> option.explain(problem))
                .orElse((problem.field().equals(NUMBERS) ? "The recipient" : problem.field()) + " " + problem.detail());
    }
}
