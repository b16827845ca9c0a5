package org.carillon.requester;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accounts of those who may ask. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class Requesters {

    /** Caller ids that a requester may own. */
    public static final int MOST_CALLER_IDS = 25;

    private static final int LONGEST_KEY = 200;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private RecentRequesters recent;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private Clock clock;

    public Optional<Requester> find(String id) {
        return Optional.ofNullable(entities.find(Requester.class, id));
    }

    /** The active requester whose key this is. */
    public Optional<Requester> byKey(String key) {
        if (key == null || key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        // looked up by its hash: an attacker who measures time learns about hashes, not about keys
        return entities.createQuery(
                        "select k.requester from RequesterKey k where k.keyHash = :hash and k.revokedAt is null"
                                + " and k.requester.active = true",
                        Requester.class)
                .setParameter("hash", SecretKey.presented(key).hash())
                .getResultStream()
                .findFirst();
    }

    /** The active requester with this login (its id or its mail address) and key. */
    public Optional<Requester> byLogin(String login, String key) {
        return byKey(key)
                .filter(r ->
                        r.id().equals(login) || (r.mail() != null && r.mail().equalsIgnoreCase(login)));
    }

    /** The requester whose mails come from this address, active or not. */
    public Optional<Requester> byMail(String address) {
        return entities.createQuery("select r from Requester r where r.mail = :mail", Requester.class)
                .setParameter("mail", address.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    /**
     * Says whether the requester is told by mail what became of its mails, where they do not say.
     *
     * @return whether there is such an account
     */
    public boolean tellByMail(String requesterId, boolean on) {
        Requester requester = entities.find(Requester.class, requesterId);
        if (requester != null) {
            changed();
            requester.tellByMail(on);
        }
        return requester != null;
    }

    public List<Requester> all() {
        return entities.createQuery("select r from Requester r order by r.id", Requester.class)
                .getResultList();
    }

    /**
     * Makes an account.
     *
     * @return its first key, never to be had again
     * @throws RequesterTakenException when the id or the mail address is another's
     */
    public SecretKey create(String id, String name, String mail, Role role) {
        String address = mail == null ? null : mail.toLowerCase(Locale.ROOT);
        if (entities.find(Requester.class, id) != null || isTaken(address)) {
            throw new RequesterTakenException();
        }
        Requester requester = new Requester(id, name, address, role, clock.instant());
        entities.persist(requester);
        return newKey(requester);
    }

    private boolean isTaken(String mail) {
        return mail != null
                && !entities.createQuery("select r.id from Requester r where r.mail = :mail", String.class)
                        .setParameter("mail", mail)
                        .getResultList()
                        .isEmpty();
    }

    /** Gives the requester one more key; the others stay good until {@link #revokeKeys}. */
    public SecretKey newKey(String requesterId) {
        return newKey(entities.getReference(Requester.class, requesterId));
    }

    private SecretKey newKey(Requester requester) {
        SecretKey key = SecretKey.generate();
        entities.persist(new RequesterKey(requester, key.hash(), clock.instant()));
        return key;
    }

    /** Makes all keys of the requester void. */
    public void revokeKeys(String requesterId) {
        changed();
        entities.createQuery("select k from RequesterKey k where k.requester.id = :id", RequesterKey.class)
                .setParameter("id", requesterId)
                .getResultList()
                .forEach(key -> key.revoke(clock.instant()));
    }

    /**
     * Says which numbers and users the requester owns and may show as calling.
     *
     * @param numbers normalised, at most {@value #MOST_CALLER_IDS}, the default first
     * @return whether there is such an account
     */
    public boolean owns(String requesterId, List<String> numbers) {
        Requester requester = entities.find(Requester.class, requesterId);
        if (requester != null) {
            changed();
            requester.owns(numbers);
        }
        return requester != null;
    }

    /** Lets one transaction at a time decide about what this requester has used. */
    public void lock(String requesterId) {
        entities.find(Requester.class, requesterId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Closes or reopens an account. Returns whether there is such an account. */
    public boolean activate(String requesterId, boolean on) {
        Requester requester = entities.find(Requester.class, requesterId);
        if (requester != null) {
            changed();
            requester.activate(on);
        }
        return requester != null;
    }

    private void changed() {
        transaction.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                // only the end counts
            }

            @Override
            public void afterCompletion(int status) {
                recent.forget();
            }
        });
    }
}
