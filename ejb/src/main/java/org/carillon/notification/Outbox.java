package org.carillon.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.InstantColumn;
import org.carillon.outcome.SessionEnded;
import org.carillon.request.ReplyTo;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;

/** What has still to be told. Written in the transaction that ends the session, so that no outcome is ever kept from its requester. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Outbox {

    /** A sender that says nothing for so long has died. */
    private static final Duration SENDING_TIME = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(@Observes SessionEnded ended) {
        ReplyTo replyTo = ended.session().replyTo();
        String session = ended.session().id();
        if (replyTo.mail() != null) {
            entities.persist(
                    new Notification(session, Notification.Kind.MAIL, replyTo.mail(), replyTo.mailId(), ended.at()));
        }
        if (replyTo.jms() != null) {
            entities.persist(
                    new Notification(session, Notification.Kind.JMS, replyTo.jms(), replyTo.jmsId(), ended.at()));
        }
    }

    /** Takes what is due; nobody else takes it while its sender is at it. */
    public List<Notification> takeDue(int limit) {
        Instant now = clock.instant();
        List<Notification> due = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        "select * from notification where state = 'WAITING' and due_at <= ? order by due_at"
                                + " fetch first " + limit + " rows only for update skip locked",
                        Notification.class)
                .setParameter(1, InstantColumn.parameter(now))
                .getResultList()) {
            Notification notification = (Notification) row;
            notification.tryingUntil(now.plus(SENDING_TIME));
            due.add(notification);
        }
        return due;
    }

    /** What there is to tell; read here because an entity manager without a transaction outlives its use on a timer's thread. */
    public Optional<Outcome> outcomeOf(Notification notification) {
        String id = notification.sessionId();
        return sessions.find(id).map(session -> new Outcome(session, sessions.attemptsOf(id)));
    }

    /** It was told. */
    public void sent(Notification notification) {
        waiting(notification).ifPresent(n -> {
            n.sent(clock.instant());
            note(n, EventType.NOTIFIED, null);
        });
    }

    /** It could not be told: it is tried again, less and less often, and given up after three days. */
    public void failed(Notification notification, String why) {
        waiting(notification).ifPresent(n -> {
            Instant now = clock.instant();
            n.failed(why, now.plus(waitAfter(n.attempts())));
            if (n.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
                n.givenUp();
                note(n, EventType.NOTIFICATION_FAILED, why);
            }
        });
    }

    private static Duration waitAfter(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Optional<Notification> waiting(Notification notification) {
        return Optional.ofNullable(entities.find(Notification.class, notification.id()))
                .filter(Notification::isWaiting);
    }

    private void note(Notification notification, EventType type, String why) {
        String whom =
                notification.target() + " by " + notification.kind().name().toLowerCase(java.util.Locale.ROOT);
        sessions.add(new SessionEvent(
                notification.sessionId(), clock.instant(), type, why == null ? whom : whom + ": " + why));
    }
}
