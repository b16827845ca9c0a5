package org.carillon.feed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.database.ManyRows;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;

/** Gives events their positions, and reads them in that order. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventFeed {

    /** Row by row, but travelling together: of one statement for all a planner may make a walk through the whole table. */
    private static final String PLACE = "update session_event set feed_position = ? where id = ?";

    private static final int MOST_BEFORE_NEW = 1_000;

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
        OptionalLong last = lock();
        if (last.isEmpty()) {
            return 0;
        }
        List<Long> unplaced = unplaced(most);
        if (!unplaced.isEmpty()) {
            place(unplaced, last.getAsLong());
            reached(last.getAsLong() + unplaced.size());
        }
        return unplaced.size();
    }

    /**
     * Gives positions to events that the caller's transaction is about to store as its last work, for a fraction of what an update of each
     * takes: until its commit nobody else gives any. What is stored already goes before them. They get theirs later when somebody else is
     * at it, or when too many others wait.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void placeNew(List<SessionEvent> events) {
        OptionalLong last = events.isEmpty() ? OptionalLong.empty() : lock();
        if (last.isEmpty()) {
            return;
        }
        List<Long> unplaced = unplaced(MOST_BEFORE_NEW);
        place(unplaced, last.getAsLong());
        long position = last.getAsLong() + unplaced.size();
        if (unplaced.size() < MOST_BEFORE_NEW) {
            for (SessionEvent event : events) {
                event.placed(++position);
            }
        }
        reached(position);
    }

    /** The last position given, for who gives the next ones; empty when somebody else is at it. */
    private OptionalLong lock() {
        List<?> last = entities.createNativeQuery(
                        "select last_position from event_feed where id = 'current' for update skip locked")
                .getResultList();
        return last.isEmpty() ? OptionalLong.empty() : OptionalLong.of(((Number) last.get(0)).longValue());
    }

    private void reached(long position) {
        entities.createNativeQuery("update event_feed set last_position = ? where id = 'current'")
                .setParameter(1, position)
                .executeUpdate();
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
                // values, not entities: nobody changes what happened
                "select e.position, e.id, e.sessionId, s.requesterId, e.at, e.type, e.detail, e.state from SessionEvent e, TelephonySession s where s.id = e.sessionId"
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
                .map(EventFeed::event)
                .toList();
    }

    private static FeedEvent event(Object[] row) {
        return new FeedEvent(
                (Long) row[0],
                (Long) row[1],
                (String) row[2],
                (String) row[3],
                (Instant) row[4],
                (EventType) row[5],
                (String) row[6],
                (String) row[7]);
    }
}
