package org.carillon.feed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.database.ManyRows;
import org.carillon.session.SessionEvent;

/** Gives events their positions, and reads them in that order. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventFeed {

    /** Row by row, but travelling together: of one statement for all a planner may make a walk through the whole table. */
    private static final String PLACE = "update session_event set feed_position = ? where id = ?";

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ManyRows rows;

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
        List<Long> unplaced = unplaced(most);
        if (!unplaced.isEmpty()) {
            place(unplaced, base);
            entities.createNativeQuery("update event_feed set last_position = ? where id = 'current'")
                    .setParameter(1, base + unplaced.size())
                    .executeUpdate();
        }
        return unplaced.size();
    }

    private List<Long> unplaced(int most) {
        List<Long> ids = new ArrayList<>();
        for (Object id : entities.createNativeQuery("select id from session_event where feed_position is null"
                        + " order by at, id fetch first " + most + " rows only")
                .getResultList()) {
            ids.add(((Number) id).longValue());
        }
        return ids;
    }

    private void place(List<Long> ids, long base) {
        AtomicLong position = new AtomicLong(base);
        rows.write(PLACE, ids, (statement, id) -> {
            statement.setLong(1, position.incrementAndGet());
            statement.setLong(2, id);
        });
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
