package org.carillon.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.ForbiddenAddressException;
import org.carillon.webhook.SigningSecret;
import org.carillon.webhook.UnreadableSecretException;
import org.carillon.webhook.WebhookEgress;
import org.carillon.webhook.Webhooks;

/**
 * Tells by a POST that is signed as of the Standard Webhooks specification. Any answer of 2xx means that it was taken; 410 that there
 * is nobody any more.
 */
@ApplicationScoped
public class WebhookNotifier implements Notifier {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int GONE = 410;

    @Inject
    private Webhooks webhooks;

    @Inject
    private WebhookEgress egress;

    @Inject
    private Clock clock;

    @Override
    public Notification.Kind kind() {
        return Notification.Kind.WEBHOOK;
    }

    @Override
    public void tell(Notification notification, Outcome outcome) throws NotificationException {
        List<SigningSecret> secrets = secrets(notification.webhookId());
        byte[] body = body(notification, outcome).toString().getBytes(StandardCharsets.UTF_8);
        int status = post(notification, body, signed(notification.messageId(), body, secrets));
        if (status == GONE) {
            webhooks.gone(notification.webhookId());
        }
        if (status < 200 || status > 299) {
            throw NotificationException.answered(status, status == GONE);
        }
    }

    private List<SigningSecret> secrets(String webhookId) throws NotificationException {
        try {
            List<SigningSecret> secrets = webhooks.signing(webhookId);
            if (secrets.isEmpty()) {
                throw NotificationException.permanent("the webhook is deleted or gone", null);
            }
            return secrets;
        } catch (UnreadableSecretException e) {
            throw new NotificationException("the webhook's secret can't be read: " + e.getMessage(), e);
        }
    }

    private Map<String, String> signed(String id, byte[] body, List<SigningSecret> secrets) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures =
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signatures);
    }

    private int post(Notification notification, byte[] body, Map<String, String> headers) throws NotificationException {
        try {
            return egress.post(notification.target(), body, headers);
        } catch (ForbiddenAddressException e) {
            throw NotificationException.permanent(e.getMessage(), e);
        } catch (FetchException e) {
            throw new NotificationException(e.getMessage(), e);
        }
    }

    static JsonObject body(Notification notification, Outcome outcome) {
        return JSON.createObjectBuilder()
                .add("type", notification.type())
                .add("timestamp", notification.createdAt().toString())
                .add("data", OutcomeJson.told(notification, outcome))
                .build();
    }
}
