package org.carillon.notification;

import java.net.URI;
import org.carillon.webhook.Webhook;

/** Which deliveries wait for the same receiver: those of one webhook, and of one requester's callbacks those to one host. */
final class WebhookLane {

    private WebhookLane() {}

    static String of(Webhook webhook, String url) {
        if (!webhook.isForCallbacks()) {
            return "webhook " + webhook.id();
        }
        URI uri = URI.create(url);
        String host = uri.getHost();
        // no host name is longer; anything else would have been refused
        return "callback " + webhook.id() + " " + host.substring(0, Math.min(host.length(), 253)) + ":" + uri.getPort();
    }
}
