package org.carillon.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The outbox as the owner of a webhook sees it. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class Deliveries {

    /** Deliveries that are told again by one call. */
    private static final int MOST_AT_ONCE = 1_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * The deliveries of a webhook, newest first.
     *
     * @param state only those, or null for all
     * @param before only those with a lower number, or null for all
     */
    public List<Notification> of(String webhookId, Notification.State state, Long before, int limit) {
        TypedQuery<Notification> query = entities.createQuery(
                        "select n from Notification n where n.webhookId = :webhook"
                                + (state == null ? "" : " and n.state = :state")
                                + (before == null ? "" : " and n.id < :before") + " order by n.id desc",
                        Notification.class)
                .setParameter("webhook", webhookId);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Tells a delivery of this webhook again, whatever became of it. Empty when there is none of that number. */
    public Optional<Notification> replay(String webhookId, Long number) {
        Optional<Notification> delivery = Optional.ofNullable(
                        entities.find(Notification.class, number, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> webhookId.equals(found.webhookId()));
        delivery.ifPresent(found -> found.replay(clock.instant()));
        return delivery;
    }

    /** Tells the oldest of its dead deliveries again, at most a thousand. Returns how many. */
    public int replayDead(String webhookId) {
        List<Notification> dead = entities.createQuery(
                        "select n from Notification n where n.webhookId = :webhook and n.state = :dead order by n.id",
                        Notification.class)
                .setParameter("webhook", webhookId)
                .setParameter("dead", Notification.State.DEAD)
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
        dead.forEach(found -> found.replay(clock.instant()));
        return dead.size();
    }
}
