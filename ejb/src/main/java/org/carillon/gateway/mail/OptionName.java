package org.carillon.gateway.mail;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The options that a person can write in a mail, as a line of its text or as a header {@code X-Carillon-...}. */
enum OptionName {
    NUMBER("number", "to"),
    AT("at", "at"),
    EXPIRES("expires", "expires"),
    PRIORITY("priority", "priority"),
    ATTEMPTS("attempts", "attempts"),
    RETRIES("retries", "attempts"),
    CALLER_ID("caller id", "callerId"),
    ALTERNATIVES("alternatives", "alternatives"),
    LANGUAGE("language", "language"),
    CALLBACK("callback", "replyTo.callback"),
    OUTCOME("outcome to", "replyTo.mail"),
    REPLY("reply", MailOptions.REPLY),
    PARAMETER("parameter", "parameters");

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NAME_AND_VALUE = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]{0,63})\\s*=\\s*(.*)");

    private final String label;
    private final String field;

    OptionName(String label, String field) {
        this.label = label;
        this.field = field;
    }

    /** Case, spaces and hyphens do not matter: {@code Caller-ID} is {@code caller id}. */
    static Optional<OptionName> of(String written) {
        String plain = plain(written);
        return Stream.of(values())
                .filter(name -> plain(name.label).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** All of them, for somebody who wrote another. */
    static List<String> known() {
        return Stream.of(values()).map(name -> name.label).toList();
    }

    /**
     * The option with this value.
     *
     * @throws OptionException with a sentence for its writer
     */
    MailOption option(String value, String place) throws OptionException {
        if (value.isEmpty()) {
            throw new OptionException(place + ": " + label + " is empty");
        }
        return switch (this) {
            case PRIORITY, ATTEMPTS -> new MailOption(field, numberOr(value), place, label);
            case RETRIES -> new MailOption(field, attempts(value, place), place, "attempts (retries and one)");
            case ALTERNATIVES -> new MailOption(field, list(value), place, label);
            case REPLY -> new MailOption(field, yesOrNo(value, place), place, label);
            case PARAMETER -> parameter(value, place);
            default -> new MailOption(field, JSON.createValue(value), place, label);
        };
    }

    /** What is no number is handed on as it is, for the reader of requests to refuse. */
    private static JsonValue numberOr(String value) {
        return WHOLE_NUMBER.matcher(value).matches()
                ? JSON.createValue(Integer.parseInt(value))
                : JSON.createValue(value);
    }

    private static JsonValue attempts(String retries, String place) throws OptionException {
        if (!retries.matches("[0-9]")) {
            throw new OptionException(place + ": retries must be a whole number from 0 to 9");
        }
        return JSON.createValue(Integer.parseInt(retries) + 1);
    }

    private static JsonValue list(String value) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        Stream.of(value.split(",")).map(String::strip).forEach(list::add);
        return list.build();
    }

    private static JsonValue yesOrNo(String value, String place) throws OptionException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> JsonValue.TRUE;
            case "no" -> JsonValue.FALSE;
            default -> throw new OptionException(place + ": reply must be yes or no");
        };
    }

    private MailOption parameter(String value, String place) throws OptionException {
        Matcher parameter = NAME_AND_VALUE.matcher(value);
        if (!parameter.matches()) {
            throw new OptionException(place
                    + ": parameter must be name=value, the name an ECMAScript identifier of at most 64 characters");
        }
        return new MailOption(
                field + "." + parameter.group(1),
                JSON.createValue(parameter.group(2)),
                place,
                "parameter " + parameter.group(1));
    }
}
