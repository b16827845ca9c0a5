package org.carillon.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.requester.Requesters;
import org.carillon.webhook.Webhook;
import org.carillon.webhook.Webhooks;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The third parties that requesters have registered. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class NotificationTargets {

    /** Targets of one requester. */
    public static final int MOST = 100;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Requesters requesters;

    @Inject
    private Webhooks webhooks;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "carillon.notification.queue-prefix", defaultValue = "notifications.")
    private String queuePrefix;

    /** The requester's targets by their names. */
    public List<NotificationTarget> of(String requesterId) {
        return entities.createQuery(
                        "select t from NotificationTarget t where t.requesterId = :requester order by t.name",
                        NotificationTarget.class)
                .setParameter("requester", requesterId)
                .getResultList();
    }

    public Optional<NotificationTarget> find(String requesterId, String name) {
        return Optional.ofNullable(
                entities.find(NotificationTarget.class, new NotificationTargetId(requesterId, name)));
    }

    /** Why an address can't be a target of the requester, for people; empty when it can. */
    public Optional<String> problemOf(String requesterId, Notification.Kind kind, String address) {
        boolean good =
                switch (kind) {
                    case MAIL -> OutcomeMailMessage.isAddress(address) && address.length() <= 254;
                    case JMS -> address.startsWith(queuePrefix) && address.matches("[A-Za-z0-9_.$-]{1,200}");
                    case WEBHOOK -> webhooks.find(requesterId, address)
                            .filter(webhook -> !webhook.isForCallbacks())
                            .isPresent();
                };
        return good
                ? Optional.empty()
                : Optional.of(
                        switch (kind) {
                            case MAIL -> "is not a mail address";
                            case JMS -> "must be the name of a queue that begins with " + queuePrefix;
                            case WEBHOOK -> "must be the id of a webhook of yours that has a url";
                        });
    }

    /**
     * Registers a target, or changes one.
     *
     * @param address without a {@link #problemOf problem}
     * @return false when the requester has as many as it may
     */
    public boolean put(String requesterId, String name, Notification.Kind kind, String address) {
        // one after the other, so that two at once don't pass the limit
        requesters.lock(requesterId);
        NotificationTarget target = find(requesterId, name).orElse(null);
        if (target == null) {
            if (of(requesterId).size() >= MOST) {
                return false;
            }
            target = new NotificationTarget(requesterId, name, clock.instant());
            target.reachedBy(kind, address);
            entities.persist(target);
        } else {
            target.reachedBy(kind, address);
        }
        return true;
    }

    /** Forgets a target. Returns whether it was there. */
    public boolean remove(String requesterId, String name) {
        Optional<NotificationTarget> target = find(requesterId, name);
        target.ifPresent(entities::remove);
        return target.isPresent();
    }

    /** The webhook that a target of that kind names, while it is told. */
    public Optional<Webhook> webhookOf(String requesterId, NotificationTarget target) {
        return webhooks.find(requesterId, target.address()).filter(webhook -> webhook.state() == Webhook.State.ACTIVE);
    }
}
