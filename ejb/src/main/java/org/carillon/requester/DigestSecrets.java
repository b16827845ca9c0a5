package org.carillon.requester;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** The secrets that requesters make digests with. Each method is a transaction of its own or joins the caller's. */
@Stateless
public class DigestSecrets {

    /** Good secrets of one requester at the same time: the one in use and the next ones. */
    public static final int MOST = 5;

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private SecretBox box;

    @Inject
    private Clock clock;

    /** Whether there can be secrets: they are encrypted with a key of the operator. */
    public boolean areUsable() {
        return box.isUsable();
    }

    /**
     * One more secret; the others stay good until {@link #revokeAll}.
     *
     * @return its text, never to be had again
     */
    public String create(String requesterId) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String secret = "cd_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        entities.persist(new DigestSecret(requesterId, box.seal(secret, requesterId), clock.instant()));
        return secret;
    }

    /** Those that are good. */
    public List<String> of(String requesterId) {
        return good(requesterId).stream()
                .map(secret -> box.open(secret.sealed(), requesterId))
                .toList();
    }

    /** How many are good. */
    public int count(String requesterId) {
        return good(requesterId).size();
    }

    /** Makes all secrets of the requester void. */
    public void revokeAll(String requesterId) {
        good(requesterId).forEach(secret -> secret.revoke(clock.instant()));
    }

    private List<DigestSecret> good(String requesterId) {
        return entities.createQuery(
                        "select s from DigestSecret s where s.requesterId = :id and s.revokedAt is null order by s.createdAt",
                        DigestSecret.class)
                .setParameter("id", requesterId)
                .getResultList();
    }
}
