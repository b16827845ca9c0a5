package org.carillon.web.api.webhook;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.session.EventType;
import org.carillon.web.api.json.JsonFields;
import org.carillon.webhook.Webhook;

/**
 * A webhook to be made.
 *
 * @param url where it is, or null for the callbacks that requests name
 * @param events what it is told of beside outcomes
 */
record NewWebhook(String url, Set<EventType> events) {

    /** @param problem why a URL can't be used, for people */
    static NewWebhook read(JsonObject json, Function<String, Optional<String>> problem) {
        JsonFields fields = new JsonFields(json);
        boolean callbacks = Boolean.TRUE.equals(fields.flag("callbacks"));
        String url = callbacks ? fields.text("url") : fields.requiredText("url");
        Set<EventType> events = events(fields);
        if (callbacks && url != null) {
            fields.wrong("url", "does not go with callbacks: requests name theirs");
        } else if (callbacks && !events.isEmpty()) {
            fields.wrong("events", "do not go with callbacks: those get the outcome only");
        } else if (url != null) {
            problem.apply(url).ifPresent(why -> fields.wrong("url", why));
        }
        fields.check();
        return new NewWebhook(url, events);
    }

    private static Set<EventType> events(JsonFields fields) {
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        for (String word : Optional.ofNullable(fields.texts("events")).orElse(List.of())) {
            try {
                events.add(Webhook.event(word));
            } catch (IllegalArgumentException e) {
                fields.wrong(
                        "events",
                        "must be of "
                                + Webhook.EVENTS.stream().map(EventType::word).toList());
            }
        }
        return events;
    }
}
