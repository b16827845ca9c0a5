package org.carillon.gateway.source;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.customer.CustomerAddress;
import org.carillon.gateway.schedule.CustomerTimes;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestJson;

/** Makes the request that a row asks for. */
final class RowRequest {

    private static final int LONGEST_KEY = 200;

    private final ScheduleSource source;
    private final SourceSettings settings;
    private final CustomerTimes times;

    RowRequest(ScheduleSource source, SourceSettings settings, CustomerTimes times) {
        this.source = source;
        this.settings = settings;
        this.times = times;
    }

    /** What the row is known by, or null. */
    String keyOf(SourceRow row) {
        return row.text(settings.label("key"));
    }

    NewRequest of(SourceRow row) throws InvalidRequestException {
        String key = keyOf(row);
        if (key == null || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw wrong("key", "must be 1 to " + LONGEST_KEY + " printable characters");
        }
        JsonObjectBuilder json = Json.createObjectBuilder(settings.request());
        String to = row.text(settings.label("to"));
        if (to == null) {
            throw wrong("to", "is missing");
        }
        json.add("to", to);
        application(row, json);
        parameters(row, json);
        Object at = row.value(settings.label("at"));
        if (at != null && !at.toString().isBlank()) {
            Instant instant = timeOf(to).of(at);
            json.add("at", instant.toString())
                    .add(
                            "expires",
                            instant.plus(Duration.ofMinutes(settings.lifeMinutes()))
                                    .toString());
        }
        return RequestJson.read(
                json.build(),
                source.requesterId(),
                new RequestId(Source.SCHEDULE, "source:" + source.id() + " " + key),
                ReplyTo.NOBODY);
    }

    private void application(SourceRow row, JsonObjectBuilder json) {
        String url = row.text(settings.label("url"));
        String text = row.text(settings.label("text"));
        if (url != null) {
            json.add("application", Json.createObjectBuilder().add("url", url));
        } else if (text != null) {
            json.add("application", Json.createObjectBuilder().add("text", text));
        }
    }

    private void parameters(SourceRow row, JsonObjectBuilder json) {
        Map<String, String> labels = settings.parameterLabels();
        if (labels.isEmpty()) {
            return;
        }
        JsonObjectBuilder parameters = settings.request().get("parameters") instanceof JsonObject given
                ? Json.createObjectBuilder(given)
                : Json.createObjectBuilder();
        labels.forEach((name, label) -> {
            if (row.value(label) != null) {
                parameters.add(name, row.value(label).toString());
            }
        });
        json.add("parameters", parameters);
    }

    private RowTime timeOf(String to) throws InvalidRequestException {
        try {
            CustomerAddress customer = CustomerAddress.parse(to);
            return new RowTime(
                    settings.zone() == null ? times.zoneOf(customer).orElse(null) : settings.zone(),
                    times.preferredTime(source.requesterId(), customer).orElse(settings.hour()));
        } catch (IllegalArgumentException e) {
            throw wrong("to", e.getMessage());
        }
    }

    private static InvalidRequestException wrong(String field, String detail) {
        return new InvalidRequestException(List.of(new Problem(field, detail)));
    }
}
