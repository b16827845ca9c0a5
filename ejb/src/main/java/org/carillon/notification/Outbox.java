package org.carillon.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.database.InstantColumn;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;

/** What has still to be told: taken, told at least once, and given up when that fails for three days. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Outbox {

    /** A sender that says nothing for so long has died. */
    private static final Duration SENDING_TIME = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** More in one round would be more than fit into a node's lanes. */
    private static final int MOST_ROUNDS = 10;

    /** What a webhook is told of one session it is told in the order in which it happened. */
    private static final String NOTHING_BEFORE = "(n.webhook_id is null or not exists (select 1 from notification e"
            + " where e.session_id = n.session_id and e.webhook_id = n.webhook_id and e.state = 'WAITING'"
            + " and (e.created_at < n.created_at or e.created_at = n.created_at and e.id < n.id)))";

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    /** Takes what is due and has room in its lane; nobody else takes it while its sender is at it. */
    public List<Notification> takeDue(Lanes lanes) {
        Instant now = clock.instant();
        List<Notification> taken = new ArrayList<>();
        List<String> full = new ArrayList<>(lanes.full());
        Map<String, Integer> room = new HashMap<>();
        int limit = lanes.room();
        for (int round = 0; round < MOST_ROUNDS && taken.size() < limit; round++) {
            int wanted = limit - taken.size();
            List<Notification> due = due(now, full, wanted);
            for (Notification notification : due) {
                String lane = notification.lane();
                int left = room.computeIfAbsent(lane, lanes::room);
                room.put(lane, left - 1);
                if (left > 0) {
                    notification.tryingUntil(now.plus(SENDING_TIME));
                    taken.add(notification);
                } else if (left == 0) {
                    full.add(lane);
                }
            }
            if (due.size() < wanted) {
                break;
            }
            // what was taken is not due any more
            entities.flush();
        }
        return taken;
    }

    private List<Notification> due(Instant now, List<String> full, int limit) {
        String condition = full.isEmpty() ? "" : " and n.lane not in (" + "?, ".repeat(full.size() - 1) + "?)";
        Query query = entities.createNativeQuery(
                        "select n.* from notification n where n.state = 'WAITING' and n.due_at <= ?" + condition
                                + " and " + NOTHING_BEFORE + " order by n.due_at, n.id fetch first " + limit
                                + " rows only for update skip locked",
                        Notification.class)
                .setParameter(1, InstantColumn.parameter(now));
        for (int i = 0; i < full.size(); i++) {
            query.setParameter(i + 2, full.get(i));
        }
        List<Notification> due = new ArrayList<>();
        for (Object row : query.getResultList()) {
            due.add((Notification) row);
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

    /** It could not be told: it is tried again, less and less often, and given up after three days, or at once if that is of no use. */
    public void failed(Notification notification, NotificationException why) {
        waiting(notification).ifPresent(n -> {
            Instant now = clock.instant();
            n.failed(why.getMessage(), why.status(), now.plus(waitAfter(n.attempts())));
            if (why.isPermanent() || n.giveUpAt().isBefore(now)) {
                n.givenUp();
                note(n, EventType.NOTIFICATION_FAILED, why.getMessage());
            }
        });
    }

    static Duration waitAfter(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Optional<Notification> waiting(Notification notification) {
        return Optional.ofNullable(entities.find(Notification.class, notification.id()))
                .filter(Notification::isWaiting);
    }

    /** The timeline tells of outcomes and messages; that each of its own lines was told would double it. */
    private void note(Notification notification, EventType type, String why) {
        if (!notification.type().equals(Notification.ENDED)
                && !notification.type().equals(Notification.MESSAGE)) {
            return;
        }
        String whom = notification.target() + " by " + notification.kind().word();
        sessions.add(new SessionEvent(
                notification.sessionId(), clock.instant(), type, why == null ? whom : whom + ": " + why));
    }
}
