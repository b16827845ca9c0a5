package org.carillon.web.api.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.carillon.notification.NotificationTarget;

/** A third party that applications may send messages to; one of mail, webhook and queue is there. */
@JsonbPropertyOrder({"name", "mail", "webhook", "queue"})
public record TargetView(String name, String mail, String webhook, String queue) {

    static TargetView of(NotificationTarget target) {
        return switch (target.kind()) {
            case MAIL -> new TargetView(target.name(), target.address(), null, null);
            case WEBHOOK -> new TargetView(target.name(), null, target.address(), null);
            case JMS -> new TargetView(target.name(), null, null, target.address());
        };
    }
}
