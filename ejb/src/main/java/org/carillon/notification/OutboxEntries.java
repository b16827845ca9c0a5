package org.carillon.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.outcome.SessionEnded;
import org.carillon.request.ReplyTo;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.webhook.Subscriptions;
import org.carillon.webhook.Webhook;
import org.carillon.webhook.Webhooks;

/**
 * Puts into the outbox what happens, in the transaction in which it happens, so that no outcome is ever kept from its requester.
 */
@ApplicationScoped
public class OutboxEntries {

    /** Looked for once: {@code Json} goes through all libraries each time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    private NewNotifications outbox;

    @Inject
    private Sessions sessions;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Webhooks webhooks;

    void add(@Observes SessionEnded ended) {
        TelephonySession session = ended.session();
        String id = session.id();
        ReplyTo replyTo = session.replyTo();
        if (replyTo.mail() != null) {
            outbox.add(Notification.mail(id, Notification.ENDED, replyTo.mail(), replyTo.mailId(), ended.at()));
        }
        if (replyTo.jms() != null) {
            outbox.add(Notification.jms(id, Notification.ENDED, replyTo.jms(), replyTo.jmsId(), ended.at()));
        }
        for (Webhook webhook : subscriptions.of(session.requesterId())) {
            if (!webhook.isForCallbacks()) {
                outbox.add(Notification.webhook(id, Notification.ENDED, webhook, webhook.url(), ended.at()));
            }
        }
        if (replyTo.callback() != null) {
            call(session, replyTo.callback(), ended.at());
        }
    }

    private void call(TelephonySession session, String callback, Instant at) {
        Optional<Webhook> signing = webhooks.forCallbacks(session.requesterId());
        if (signing.isPresent()) {
            outbox.add(Notification.webhook(session.id(), Notification.ENDED, signing.get(), callback, at));
        } else {
            String why = callback + " by webhook: nothing signs for callbacks any more";
            sessions.note(session, at, EventType.NOTIFICATION_FAILED, why);
        }
    }

    void add(@Observes SessionEvent event) {
        if (Webhook.EVENTS.contains(event.type()) && !subscriptions.isEmpty()) {
            sessions.find(event.sessionId()).ifPresent(session -> add(session, event));
        }
    }

    private void add(TelephonySession session, SessionEvent event) {
        List<Webhook> subscribed = subscriptions.of(session.requesterId()).stream()
                .filter(webhook -> !webhook.isForCallbacks() && webhook.events().contains(event.type()))
                .toList();
        for (Webhook webhook : subscribed) {
            outbox.add(Notification.webhook(session.id(), type(event.type()), webhook, webhook.url(), event.at())
                    .saying(json(session, event)));
        }
    }

    private static String type(EventType event) {
        return "session." + event.word();
    }

    private static String json(TelephonySession session, SessionEvent event) {
        Instant at = event.at();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", session.id())
                .add("to", session.address().text())
                .add("state", session.state().word())
                .add("event", event.type().word())
                .add("at", at.toString());
        if (event.detail() != null) {
            json.add("detail", event.detail());
        }
        return json.build().toString();
    }
}
