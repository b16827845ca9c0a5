package org.carillon.webhook;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.audit.AuditLog;
import org.carillon.requester.Requesters;
import org.carillon.requester.SecretBox;
import org.carillon.session.EventType;
import org.carillon.webhook.Webhook.State;

/** Where webhooks are kept; what their owners change is audited. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class Webhooks {

    /** Webhooks of one requester. */
    public static final int MOST = 20;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Requesters requesters;

    @Inject
    private SecretBox box;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * A webhook that was made, or has got a new secret.
     *
     * @param secret never to be had again
     */
    public record Issued(Webhook webhook, SigningSecret secret) {}

    /**
     * Makes a webhook.
     *
     * @param url checked by the caller; null for the one that signs for callbacks
     * @return empty when the requester has as many as it may, or one for callbacks already
     */
    public Optional<Issued> create(String requesterId, String url, Collection<EventType> events) {
        // one after the other, so that two at once don't pass the limit
        requesters.lock(requesterId);
        List<Webhook> present = of(requesterId);
        if (present.size() >= MOST || url == null && present.stream().anyMatch(Webhook::isForCallbacks)) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        SigningSecret secret = SigningSecret.generate();
        Webhook webhook = new Webhook(id, requesterId, url, events, sealed(secret, id), clock.instant());
        entities.persist(webhook);
        audit.record(requesterId, "webhook.create", id, null, url);
        return Optional.of(new Issued(webhook, secret));
    }

    private String sealed(SigningSecret secret, String id) {
        return box.seal(secret.reveal(), id);
    }

    /** The requester's webhooks that are not deleted, in the order they were made. */
    public List<Webhook> of(String requesterId) {
        return entities.createQuery(
                        "select w from Webhook w where w.requesterId = :requester and w.state <> :deleted"
                                + " order by w.createdAt, w.id",
                        Webhook.class)
                .setParameter("requester", requesterId)
                .setParameter("deleted", State.DELETED)
                .getResultList();
    }

    /** The requester's webhook, unless it is deleted. */
    public Optional<Webhook> find(String requesterId, String id) {
        return Optional.ofNullable(entities.find(Webhook.class, id))
                .filter(webhook -> webhook.requesterId().equals(requesterId) && webhook.state() != State.DELETED);
    }

    /** The webhook that signs for the callbacks of this requester's requests. */
    public Optional<Webhook> forCallbacks(String requesterId) {
        return of(requesterId).stream().filter(Webhook::isForCallbacks).findFirst();
    }

    /** Gives a webhook a new secret; the one before stays good for the overlap. Empty when there is no such webhook. */
    public Optional<Issued> rotate(String requesterId, String id, Duration overlap) {
        return find(requesterId, id).map(webhook -> {
            SigningSecret secret = SigningSecret.generate();
            webhook.rotate(sealed(secret, id), overlap, clock.instant());
            audit.record(requesterId, "webhook.rotate", id, null, null);
            return new Issued(webhook, secret);
        });
    }

    /** Nothing more is told by it. Returns whether it was there. */
    public boolean delete(String requesterId, String id) {
        Optional<Webhook> webhook = find(requesterId, id);
        webhook.ifPresent(found -> become(found, State.DELETED));
        return webhook.isPresent();
    }

    /** Its server has said that it is gone for good. */
    public void gone(String id) {
        Webhook webhook = entities.find(Webhook.class, id);
        if (webhook.state() == State.ACTIVE) {
            webhook.become(State.GONE, clock.instant());
        }
    }

    /** Tells it again, after it was gone. Empty when there is no such webhook. */
    public Optional<Webhook> resume(String requesterId, String id) {
        Optional<Webhook> webhook = find(requesterId, id);
        webhook.ifPresent(found -> become(found, State.ACTIVE));
        return webhook;
    }

    private void become(Webhook webhook, State next) {
        String before = webhook.state().word();
        webhook.become(next, clock.instant());
        audit.record(webhook.requesterId(), "webhook.state", webhook.id(), before, next.word());
    }

    /**
     * The secrets that sign for it now, the newest first; empty when it is not told any more.
     *
     * @throws UnreadableSecretException when they were sealed with another key than the operator's of today
     */
    public List<SigningSecret> signing(String id) throws UnreadableSecretException {
        Webhook webhook = entities.find(Webhook.class, id);
        List<SigningSecret> secrets = new ArrayList<>();
        if (webhook != null && webhook.state() == State.ACTIVE) {
            secrets.add(opened(webhook.secret(), id));
            String previous = webhook.previousSecret(clock.instant());
            if (previous != null) {
                secrets.add(opened(previous, id));
            }
        }
        return secrets;
    }

    private SigningSecret opened(String sealed, String id) throws UnreadableSecretException {
        try {
            return new SigningSecret(box.open(sealed, id));
        } catch (IllegalStateException e) {
            throw new UnreadableSecretException(e);
        }
    }

    /** Whether the operator has set the key that secrets are sealed with: without it there are no webhooks. */
    public boolean arePossible() {
        return box.isUsable();
    }

    /** Something that differs whenever any webhook has changed; read outside the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public String version() {
        // native: the provider hands a maximum of a converted column to the converter as another type
        Object[] row = (Object[]) entities.createNativeQuery("select count(*), max(changed_at) from webhook")
                .getSingleResult();
        return Arrays.toString(row);
    }

    /** All that are told; read outside the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Webhook> active() {
        return entities.createQuery("select w from Webhook w where w.state = :active", Webhook.class)
                .setParameter("active", State.ACTIVE)
                .getResultList();
    }
}
