package org.carillon.requester.rate;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditLog;

/** Where the limits are kept, for all nodes. Each change is in the audit log. Thread-safe. */
@Stateless
public class RateLimits {

    private static final String SET = "rate-limit.set";

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** All that are set, in the order of their requesters. */
    public List<RateLimit> all() {
        return entities.createQuery("select r from RateLimit r order by r.requesterId", RateLimit.class)
                .getResultList();
    }

    /** Sets a limit; it counts on all nodes within a second. */
    public void set(String requesterId, int requests, int seconds, String by) {
        RateLimit limit = entities.find(RateLimit.class, requesterId);
        String before = limit == null ? null : limit.toString();
        if (limit == null) {
            limit = new RateLimit(requesterId);
            limit.become(requests, seconds, by, clock.instant());
            entities.persist(limit);
        } else {
            limit.become(requests, seconds, by, clock.instant());
        }
        audit.record(by, SET, requesterId, before, limit.toString());
    }

    /** Forgets a limit. Returns whether there was one. */
    public boolean clear(String requesterId, String by) {
        Optional<RateLimit> limit = Optional.ofNullable(entities.find(RateLimit.class, requesterId));
        limit.ifPresent(found -> {
            entities.remove(found);
            audit.record(by, SET, requesterId, found.toString(), null);
        });
        return limit.isPresent();
    }
}
