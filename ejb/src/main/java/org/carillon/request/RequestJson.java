package org.carillon.request;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.request.InvalidRequestException.Problem;

/**
 * Reads the JSON form of a request, the same for REST and JMS. Strict: a name it does not know is a problem, too.
 *
 * <pre>{"to": "+15550100",
 *  "application": {"url": "https://..."} or {"url": "https://...", "browser": "..."} or {"vxml": "&lt;vxml ..."} or {"text": "to be read aloud"},
 *  "at": "2026-12-01T09:00:00+01:00", "expires": "...", "priority": 4, "attempts": 1,
 *  "parameters": {"name": "value"}, "callerId": "+15550199", "replyTo": {"mail": "me@example.com"}}</pre>
 */
public final class RequestJson {

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private static final Set<String> FIELDS =
            Set.of("to", "application", "at", "expires", "priority", "attempts", "parameters", "callerId", "replyTo");

    private static final int LONGEST_MAIL = 254;

    /** What is told of a hostile request does not grow with it. */
    private static final int MOST_PROBLEMS = 100;

    private static final int LONGEST_NAME = 100;

    /** No character that could begin another header field or address. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private final List<Problem> problems = new ArrayList<>();
    private final JsonObject json;

    private RequestJson(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads a request.
     *
     * @param text JSON text, its size already limited by the gateway
     * @param jmsReply where a JMS gateway answers: its queue and id, or {@link ReplyTo#NOBODY}
     * @throws InvalidRequestException when it is not JSON (the field is empty then), or naming every part of a wrong form
     */
    public static NewRequest read(String text, String requesterId, RequestId id, ReplyTo jmsReply)
            throws InvalidRequestException {
        if (!(parse(text) instanceof JsonObject object)) {
            throw new InvalidRequestException(List.of(new Problem("", "must be a JSON object")));
        }
        return read(object, requesterId, id, jmsReply);
    }

    /** Reads a request that a gateway has parsed already; otherwise like the other one. */
    public static NewRequest read(JsonObject json, String requesterId, RequestId id, ReplyTo jmsReply)
            throws InvalidRequestException {
        return new RequestJson(json).request(requesterId, id, jmsReply);
    }

    /** Reads the member {@code application} of an object that is no request. */
    public static RequestedApplication readApplication(JsonObject holder) throws InvalidRequestException {
        RequestJson reader = new RequestJson(holder);
        RequestedApplication application = reader.application();
        if (!reader.problems.isEmpty()) {
            throw new InvalidRequestException(reader.problems);
        }
        return application;
    }

    private static JsonValue parse(String text) throws InvalidRequestException {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (RuntimeException e) {
            // not only JsonException: the parser of the server answers deep nesting with a bare RuntimeException
            throw new InvalidRequestException(List.of(new Problem("", "is not JSON: " + firstLine(e.getMessage()))));
        }
    }

    private static String firstLine(String message) {
        return message == null
                ? "nested too deeply"
                : message.lines().findFirst().orElse("");
    }

    private NewRequest request(String requesterId, RequestId id, ReplyTo jmsReply) throws InvalidRequestException {
        unknown("", json, FIELDS);
        NewRequest request = new NewRequest(
                requesterId,
                id,
                required("", json, "to"),
                application(),
                parameters(),
                instant("at"),
                instant("expires"),
                integer("priority"),
                integer("attempts"),
                string("", json, "callerId"),
                new ReplyTo(replyMail(), null, jmsReply.jms(), jmsReply.jmsId()));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return request;
    }

    private RequestedApplication application() {
        JsonObject application = object("application");
        if (application == null) {
            missing(json, "", "application");
            return null;
        }
        if (unknown("application.", application, Set.of("url", "vxml", "text", "browser"))) {
            return null;
        }
        if (application.containsKey("browser")) {
            return inBrowser(application);
        }
        if (application.size() != 1) {
            wrong("application", "must have exactly one of url, vxml and text");
            return null;
        }
        String name = application.keySet().iterator().next();
        String value = string("application.", application, name);
        if (value == null) {
            return null;
        }
        return switch (name) {
            case "url" -> new RequestedApplication.Linked(value);
            case "vxml" -> new RequestedApplication.Attached(value);
            default -> new RequestedApplication.ReadAloud(value);
        };
    }

    private RequestedApplication inBrowser(JsonObject application) {
        if (application.size() != 2 || !application.containsKey("url")) {
            wrong("application", "must have a url, and nothing else, beside browser");
            return null;
        }
        String url = required("application.", application, "url");
        String browser = required("application.", application, "browser");
        return url == null || browser == null ? null : new RequestedApplication.InBrowser(url, browser);
    }

    private Map<String, String> parameters() {
        JsonObject given = object("parameters");
        Map<String, String> parameters = new LinkedHashMap<>();
        if (given != null) {
            given.keySet().forEach(name -> {
                String value = string("parameters.", given, name);
                if (value != null) {
                    parameters.put(name, value);
                }
            });
        }
        return parameters;
    }

    private String replyMail() {
        JsonObject replyTo = object("replyTo");
        if (replyTo == null) {
            return null;
        }
        unknown("replyTo.", replyTo, Set.of("mail"));
        String mail = required("replyTo.", replyTo, "mail");
        if (mail != null && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches())) {
            wrong("replyTo.mail", "is not a mail address");
        }
        return mail;
    }

    private Instant instant(String name) {
        String text = string("", json, name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong(name, "must be a time with an offset as of ISO 8601, such as 2026-12-01T09:00:00+01:00");
            return null;
        }
    }

    private Integer integer(String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        // as text: a number such as 1e999999999 must never be written out
        if (value instanceof JsonNumber && value.toString().matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(value.toString());
        }
        wrong(name, "must be a whole number");
        return null;
    }

    private JsonObject object(String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        wrong(name, "must be a JSON object");
        return null;
    }

    private String required(String path, JsonObject parent, String name) {
        String value = string(path, parent, name);
        if (value == null) {
            missing(parent, path, name);
        } else if (value.isBlank()) {
            wrong(path + name, "is empty");
        }
        return value;
    }

    /** What is there, but of a wrong type, was told already. */
    private void missing(JsonObject parent, String path, String name) {
        if (parent.get(name) == null || parent.get(name) == JsonValue.NULL) {
            wrong(path + name, "is missing");
        }
    }

    private String string(String path, JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        wrong(path + name, "must be a string");
        return null;
    }

    /** Names what is not known; returns whether there was anything. */
    private boolean unknown(String path, JsonObject object, Set<String> known) {
        List<String> names =
                object.keySet().stream().filter(name -> !known.contains(name)).toList();
        names.forEach(name -> wrong(path + name, "is not known here"));
        return !names.isEmpty();
    }

    private void wrong(String field, String detail) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(field.length() > LONGEST_NAME ? field.substring(0, LONGEST_NAME) : field, detail));
        }
    }
}
