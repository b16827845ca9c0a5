package org.carillon.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What operators and requesters have changed. An entry is written in the transaction that changes, or not at all. An EJB, because the
 * web archives do not find the persistence unit by themselves.
 */
@Stateless
public class AuditLog {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** A place in the log. */
    public record Position(Instant at, long id) {}

    /**
     * Notes a change. Needs the caller's transaction.
     *
     * @param actor whose key was used
     * @param action what was done, at most 64 characters
     * @param subject to what, at most 200 characters
     * @param before what was there, or null; no secret
     * @param after what is there now, or null; no secret
     */
    public void record(String actor, String action, String subject, String before, String after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entities.persist(new AuditEntry(now, actor, action, subject, before, after));
    }

    /**
     * A page of entries, newest first.
     *
     * @param after the last entry of the page before, or null for the first page
     */
    public List<AuditEntry> list(Position after, int limit) {
        TypedQuery<AuditEntry> query = entities.createQuery(
                "select a from AuditEntry a "
                        + (after == null ? "" : "where a.at < :at or (a.at = :at and a.id < :id) ")
                        + "order by a.at desc, a.id desc",
                AuditEntry.class);
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }
}
