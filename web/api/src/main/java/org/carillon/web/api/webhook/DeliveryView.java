package org.carillon.web.api.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.carillon.notification.Notification;

/**
 * What a webhook was told, or is to be told. What is not known is null and left out.
 *
 * @param id the header {@code webhook-id} of each try
 * @param next when it is tried again
 * @param status by which the receiver refused it last
 */
@JsonbPropertyOrder({"id", "type", "session", "url", "state", "attempts", "happened", "sent", "next", "status", "error"
})
public record DeliveryView(
        String id,
        String type,
        String session,
        String url,
        String state,
        int attempts,
        Instant happened,
        Instant sent,
        Instant next,
        Integer status,
        String error) {

    static DeliveryView of(Notification delivery) {
        boolean waiting = delivery.state() == Notification.State.WAITING;
        return new DeliveryView(
                delivery.messageId(),
                delivery.type(),
                delivery.sessionId(),
                delivery.target(),
                delivery.state().word(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.sentAt(),
                waiting ? delivery.dueAt() : null,
                delivery.status(),
                delivery.error());
    }
}
