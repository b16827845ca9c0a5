package org.carillon.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carillon.database.JsonText;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What applications say to third parties in the middle of a session: only to targets that the session's requester has registered, and
 * within bounds for each session.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ApplicationMessages {

    private static final int LONGEST = 16_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private NewNotifications outbox;

    @Inject
    private Sessions sessions;

    @Inject
    private NotificationTargets targets;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "carillon.notification.most-per-session", defaultValue = "10")
    private int mostPerSession;

    /** What became of a message: its identity, or why there is none. */
    public record Answer(String messageId, String refusal) {}

    /** Puts a message into the outbox; it is there for good when this returns. */
    public Answer send(String sessionId, String targetName, Map<String, Object> variables) {
        TelephonySession session =
                sessions.find(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId));
        Optional<NotificationTarget> target = targets.find(session.requesterId(), targetName);
        if (target.isEmpty()) {
            return refused("the requester has no target of that name");
        }
        if (saidIn(sessionId) >= mostPerSession) {
            return refused("a session may send " + mostPerSession + " messages");
        }
        Instant now = clock.instant();
        String json = json(session, targetName, variables, now);
        if (json.length() > LONGEST) {
            return refused("a message may have " + LONGEST + " characters");
        }
        Optional<Notification> message = message(session, target.get(), now);
        message.ifPresent(one -> outbox.add(one.saying(json)));
        return message.map(one -> new Answer(one.messageId(), null))
                .orElseGet(() -> refused("the target's webhook is deleted or gone"));
    }

    private static Answer refused(String why) {
        return new Answer(null, why);
    }

    private long saidIn(String sessionId) {
        return entities.createQuery(
                        "select count(n) from Notification n where n.sessionId = :session and n.type = :message",
                        Long.class)
                .setParameter("session", sessionId)
                .setParameter("message", Notification.MESSAGE)
                .getSingleResult();
    }

    private Optional<Notification> message(TelephonySession session, NotificationTarget target, Instant now) {
        String id = session.id();
        return switch (target.kind()) {
            case MAIL -> Optional.of(Notification.mail(id, Notification.MESSAGE, target.address(), null, now));
            case JMS -> Optional.of(Notification.jms(id, Notification.MESSAGE, target.address(), id, now));
            case WEBHOOK -> targets.webhookOf(session.requesterId(), target)
                    .map(webhook -> Notification.webhook(id, Notification.MESSAGE, webhook, webhook.url(), now));
        };
    }

    private static String json(TelephonySession session, String target, Map<String, Object> variables, Instant now) {
        return Json.createObjectBuilder()
                .add("id", session.id())
                .add("to", session.address().text())
                .add("target", target)
                .add("at", now.toString())
                .add("variables", JsonText.object(variables))
                .build()
                .toString();
    }
}
