package org.carillon.feed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.carillon.session.SessionEvent;

/** Gives events their positions, and reads them in that order. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventFeed {

    /** Gives the next positions to the events that were committed since; the same words for H2 and PostgreSQL. */
    private static final String PLACE = "merge into session_event e using ("
            + "select w.id, row_number() over (order by w.at, w.id) as place from ("
            + "select x.id, x.at from session_event x where x.feed_position is null"
            + " order by x.at, x.id fetch first %d rows only) w) placed on e.id = placed.id"
            + " when matched then update set feed_position = cast(? as bigint) + placed.place";

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    /** Whether events wait for their positions. */
    public boolean hasUnplaced() {
        return !entities.createNativeQuery(
                        "select 1 from session_event where feed_position is null fetch first 1 rows only")
                .getResultList()
                .isEmpty();
    }

    /**
     * Gives positions to events that have none.
     *
     * @return how many got one; none, too, when another node is at it
     */
    public int place(int most) {
        List<?> last = entities.createNativeQuery(
                        "select last_position from event_feed where id = 'current' for update skip locked")
                .getResultList();
        if (last.isEmpty()) {
            return 0;
        }
        long base = ((Number) last.get(0)).longValue();
        int placed = entities.createNativeQuery(String.format(PLACE, most))
                .setParameter(1, base)
                .executeUpdate();
        if (placed > 0) {
            entities.createNativeQuery("update event_feed set last_position = ? where id = 'current'")
                    .setParameter(1, base + placed)
                    .executeUpdate();
        }
        return placed;
    }

    /** The last position given. */
    public long last() {
        Object last = entities.createNativeQuery("select last_position from event_feed where id = 'current'")
                .getSingleResult();
        return ((Number) last).longValue();
    }

    /** Events after a position, in their order. */
    public List<FeedEvent> after(long position, FeedFilter filter, int limit) {
        TypedQuery<Object[]> query = entities.createQuery(
                "select e, s.requesterId from SessionEvent e, TelephonySession s where s.id = e.sessionId"
                        + " and e.position > :position"
                        + (filter.requesterId() == null ? "" : " and s.requesterId = :requester")
                        + (filter.sessionId() == null ? "" : " and e.sessionId = :session")
                        + " order by e.position",
                Object[].class);
        query.setParameter("position", position);
        if (filter.requesterId() != null) {
            query.setParameter("requester", filter.requesterId());
        }
        if (filter.sessionId() != null) {
            query.setParameter("session", filter.sessionId());
        }
        return query.setMaxResults(limit)
                .getResultStream()
                .map(row -> event((SessionEvent) row[0], (String) row[1]))
                .toList();
    }

    private static FeedEvent event(SessionEvent event, String requester) {
        return new FeedEvent(
                event.position(),
                event.id(),
                event.sessionId(),
                requester,
                event.at(),
                event.type(),
                event.detail(),
                event.state());
    }
}
