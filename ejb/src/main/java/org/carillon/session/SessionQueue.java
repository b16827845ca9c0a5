package org.carillon.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.database.InstantColumn;
import org.carillon.request.RequestId.Source;

/**
 * What there is to do, for all nodes: the sessions whose time has come or run out, those to call next, and those that nodes are at. What
 * locks needs the caller's transaction.
 */
@ApplicationScoped
public class SessionQueue {

    /** The state is the same in all: named so that H2, too, finds the order of the index. */
    private static final String QUEUE_ORDER = "state, priority desc, due_at, created_at";

    private static final List<SessionState> LIVE =
            Stream.of(SessionState.values()).filter(SessionState::isLive).toList();

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    /**
     * Locks sessions for one worker; those that another has locked are passed over.
     *
     * @param condition an SQL condition over the columns, its parameters numbered from 1
     * @param order an SQL order
     */
    private List<TelephonySession> lockSome(String condition, String order, int limit, Object... parameters) {
        var query = entities.createNativeQuery(
                "select * from telephony_session where " + condition + " order by " + order + " fetch first " + limit
                        + " rows only for update skip locked",
                TelephonySession.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<TelephonySession> locked = new ArrayList<>();
        for (Object session : query.getResultList()) {
            locked.add((TelephonySession) session);
        }
        return locked;
    }

    /** Sessions in the state, scheduled or deferred, whose time has come; the longest due first. */
    public List<TelephonySession> lockDue(SessionState state, Instant now, int limit) {
        return lockSome("state = ? and due_at <= ?", "due_at", limit, state.name(), InstantColumn.parameter(now));
    }

    /** The next in the queue that is not held back: highest priority first, then the longest due. */
    public List<TelephonySession> lockQueued(int limit, HeldBack held) {
        List<Object> parameters = new ArrayList<>();
        String condition = held.isNothing() ? "" : " and not (" + heldBack(held, parameters) + ")";
        return lockSome("state = 'QUEUED'" + condition, QUEUE_ORDER, limit, parameters.toArray());
    }

    /** Sessions in the queue that are held back and do not tell so yet. */
    public List<TelephonySession> lockHeldBack(HeldBack held, int limit) {
        List<Object> parameters = new ArrayList<>();
        String condition = heldBack(held, parameters);
        return lockSome(
                "state = 'QUEUED' and reason is null and (" + condition + ")",
                QUEUE_ORDER,
                limit,
                parameters.toArray());
    }

    /** The beginning of an address is compared as it is: an underscore in it is no wildcard. */
    private static String heldBack(HeldBack held, List<Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (!held.requesters().isEmpty()) {
            conditions.add("requester_id in (" + "?, ".repeat(held.requesters().size() - 1) + "?)");
            parameters.addAll(held.requesters().keySet());
        }
        for (String beginning : held.destinations().keySet()) {
            conditions.add("left(address, " + beginning.length() + ") = ?");
            parameters.add(beginning);
        }
        return String.join(" or ", conditions);
    }

    /** Sessions that wait and whose time has run out. */
    public List<TelephonySession> lockExpired(Instant now, int limit) {
        return lockSome(
                "state in ('RECEIVED', 'DEFERRED', 'SCHEDULED', 'QUEUED') and expires_at <= ?",
                "expires_at",
                limit,
                InstantColumn.parameter(now));
    }

    /** What the node was at. */
    public List<TelephonySession> lockLiveOf(String nodeId, int limit) {
        return lockSome("node_id = ? and state in ('DIALING', 'RINGING', 'IN_PROGRESS')", "created_at", limit, nodeId);
    }

    /** The parties of all calls that other nodes are placing or have placed; those who called us do not count. */
    public List<Party> calledByOthersThan(String nodeId, int limit) {
        return entities.createQuery(
                        "select s.requesterId, s.address from TelephonySession s where s.state in :live"
                                + " and s.nodeId <> :node and s.source <> :call",
                        Object[].class)
                .setParameter("live", LIVE)
                .setParameter("node", nodeId)
                .setParameter("call", Source.CALL.word())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Party((String) row[0], (String) row[1]))
                .toList();
    }

    /** Identities of sessions received before then, whose policies nobody has asked yet. */
    public List<String> receivedBefore(Instant then, int limit) {
        return entities.createQuery(
                        "select s.id from TelephonySession s where s.state = :received and s.changedAt < :then"
                                + " order by s.state, s.dueAt",
                        String.class)
                .setParameter("received", SessionState.RECEIVED)
                .setParameter("then", then)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Identities of the node's live sessions that shall end. */
    public List<String> cancelRequestsFor(String nodeId) {
        return entities.createQuery(
                        "select s.id from TelephonySession s where s.state in :live and s.nodeId = :node"
                                + " and s.cancelRequested = true",
                        String.class)
                .setParameter("live", LIVE)
                .setParameter("node", nodeId)
                .getResultList();
    }
}
