package org.carillon.web.api.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.carillon.session.EventType;
import org.carillon.webhook.Webhook;
import org.carillon.webhook.Webhooks.Issued;

/**
 * A webhook as the interface shows it. What does not apply is null and left out.
 *
 * @param secret shown when it is made or rotated, and never again
 * @param previousSecretUntil until when the secret before signs as well
 */
@JsonbPropertyOrder({"id", "url", "callbacks", "events", "state", "secret", "previousSecretUntil", "created"})
public record WebhookView(
        String id,
        String url,
        boolean callbacks,
        List<String> events,
        String state,
        String secret,
        Instant previousSecretUntil,
        Instant created) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Issued issued) {
        return of(issued.webhook(), issued.secret().reveal());
    }

    private static WebhookView of(Webhook webhook, String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.isForCallbacks(),
                webhook.events().stream().map(EventType::word).toList(),
                webhook.state().word(),
                secret,
                webhook.previousUntil(),
                webhook.createdAt());
    }
}
