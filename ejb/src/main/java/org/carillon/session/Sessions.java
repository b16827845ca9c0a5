package org.carillon.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.InLists;
import org.carillon.database.InstantColumn;
import org.carillon.database.ManyRows;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.request.StoredApplication;

/** Where sessions, their attempts and their timelines are kept. What writes needs the caller's transaction. */
@ApplicationScoped
public class Sessions {

    /** The state is the same in all: named so that H2, too, finds the order of the index. */
    private static final String QUEUE_ORDER = "state, priority desc, due_at, created_at";

    private static final List<SessionState> LIVE =
            Stream.of(SessionState.values()).filter(SessionState::isLive).toList();

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ManyRows rows;

    @Inject
    private Event<SessionEvent> happened;

    public Optional<TelephonySession> find(String id) {
        return Optional.ofNullable(entities.find(TelephonySession.class, id));
    }

    /** Those of the sessions that there are, in no order. */
    public List<TelephonySession> all(Collection<String> ids) {
        List<TelephonySession> found = new ArrayList<>();
        for (List<String> some : InLists.of(List.copyOf(ids))) {
            found.addAll(
                    entities.createQuery("select s from TelephonySession s where s.id in :ids", TelephonySession.class)
                            .setParameter("ids", some)
                            .getResultList());
        }
        return found;
    }

    /** The applications of those of the sessions that wait for their policies, by the identities of the sessions. */
    public Map<String, RequestedApplication> applicationsOfWaiting(Collection<String> ids) {
        Map<String, RequestedApplication> applications = new HashMap<>();
        for (List<String> some : InLists.of(List.copyOf(ids))) {
            entities.createQuery(
                            "select s.id, s.application from TelephonySession s where s.id in :ids and s.state in :waiting",
                            Object[].class)
                    .setParameter("ids", some)
                    .setParameter("waiting", SessionState.WAITING_FOR_POLICIES)
                    .getResultStream()
                    .forEach(row -> applications.put((String) row[0], ((StoredApplication) row[1]).application()));
        }
        return applications;
    }

    /** The session, locked until the end of the transaction. */
    public Optional<TelephonySession> lock(String id) {
        return Optional.ofNullable(entities.find(TelephonySession.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The sessions, locked until the end of the transaction. */
    public List<TelephonySession> lock(Collection<String> ids) {
        List<TelephonySession> locked = new ArrayList<>();
        // in one order, so that two transactions never wait for each other
        for (List<String> some : InLists.of(ids.stream().sorted().distinct().toList())) {
            locked.addAll(entities.createQuery(
                            "select s from TelephonySession s where s.id in :ids order by s.id", TelephonySession.class)
                    .setParameter("ids", some)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList());
        }
        return locked;
    }

    /** The sessions of those requests that have come before. */
    public List<TelephonySession> ofRequests(String requesterId, List<String> externalIds) {
        List<TelephonySession> found = new ArrayList<>();
        for (List<String> some : InLists.of(externalIds)) {
            found.addAll(entities.createQuery(
                            "select s from TelephonySession s where s.requesterId = :requester and s.externalId in :externals",
                            TelephonySession.class)
                    .setParameter("requester", requesterId)
                    .setParameter("externals", some)
                    .getResultList());
        }
        return found;
    }

    /**
     * Stores new sessions with the first line of each one's timeline, which are written at once; whoever wants to change a session has to
     * find it.
     *
     * @param lines one for each
     */
    public void addAll(List<TelephonySession> sessions, List<SessionEvent> lines) {
        rows.addBoth(TelephonySession.INSERTION, sessions, SessionEvent.INSERTION, lines);
        lines.forEach(happened::fire);
    }

    /** Stores a new session. */
    public void add(TelephonySession session) {
        rows.add(TelephonySession.INSERTION, List.of(session));
    }

    public void add(CallAttempt attempt) {
        entities.persist(attempt);
    }

    /**
     * Writes a line of the timeline, and fires it as a CDI event: who observes it during the transaction stores what follows from it
     * together with it, who observes it after success learns of what has happened for good.
     */
    public void add(SessionEvent event) {
        entities.persist(event);
        happened.fire(event);
    }

    /** The same for many lines of stored sessions, which are written at once. */
    public void addLines(List<SessionEvent> lines) {
        rows.add(SessionEvent.INSERTION, lines);
        lines.forEach(happened::fire);
    }

    /** Writes a line of the timeline, dated as given. */
    public void note(TelephonySession session, Instant at, EventType type, String detail) {
        add(new SessionEvent(session.id(), at, type, detail, session.state()));
    }

    public Optional<CallAttempt> attempt(String attemptId) {
        return Optional.ofNullable(entities.find(CallAttempt.class, attemptId));
    }

    /** Those of the attempts that are still known, in no order. */
    public List<CallAttempt> attempts(Collection<String> attemptIds) {
        List<CallAttempt> attempts = new ArrayList<>();
        for (List<String> some : InLists.of(List.copyOf(attemptIds))) {
            attempts.addAll(entities.createQuery("select a from CallAttempt a where a.id in :ids", CallAttempt.class)
                    .setParameter("ids", some)
                    .getResultList());
        }
        return attempts;
    }

    /** In the order they were made. */
    public List<CallAttempt> attemptsOf(String sessionId) {
        return entities.createQuery(
                        "select a from CallAttempt a where a.sessionId = :session order by a.number", CallAttempt.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /** The attempt being made or made last. */
    public Optional<CallAttempt> lastAttemptOf(String sessionId) {
        List<CallAttempt> attempts = attemptsOf(sessionId);
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The timeline, oldest first, at most limit lines. */
    public List<SessionEvent> eventsOf(String sessionId, int limit) {
        return entities.createQuery(
                        "select e from SessionEvent e where e.sessionId = :session order by e.at, e.id",
                        SessionEvent.class)
                .setParameter("session", sessionId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** A page of sessions, newest first. */
    public List<TelephonySession> list(SessionFilter filter, int limit) {
        List<String> conditions = new ArrayList<>();
        conditions.add("1 = 1");
        condition(conditions, filter.requesterId(), "s.requesterId = :requester");
        condition(conditions, filter.state(), "s.state = :state");
        condition(conditions, filter.address(), "s.address = :address");
        condition(conditions, filter.from(), "s.createdAt >= :from");
        condition(conditions, filter.to(), "s.createdAt < :to");
        condition(
                conditions,
                filter.after(),
                "(s.createdAt < :afterTime or (s.createdAt = :afterTime and s.id < :afterId))");
        TypedQuery<TelephonySession> query = entities.createQuery(
                "select s from TelephonySession s where " + String.join(" and ", conditions)
                        + " order by s.createdAt desc, s.id desc",
                TelephonySession.class);
        parameter(query, "requester", filter.requesterId());
        parameter(query, "state", filter.state());
        parameter(query, "address", filter.address());
        parameter(query, "from", filter.from());
        parameter(query, "to", filter.to());
        if (filter.after() != null) {
            query.setParameter("afterTime", filter.after().createdAt())
                    .setParameter("afterId", filter.after().id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    private static void condition(List<String> conditions, Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
        }
    }

    private static void parameter(TypedQuery<?> query, String name, Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }

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

    /** Who asked for a call, and who is called. */
    public record Party(String requesterId, String address) {}

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

    /**
     * The identity of an earlier session of the same requester, for the same customer and with the same application, received since
     * then and neither refused nor canceled.
     */
    public Optional<String> sameBefore(TelephonySession session, Instant since) {
        return entities.createQuery(
                        "select s.id from TelephonySession s where s.address = :address and s.createdAt > :since"
                                + " and s.requesterId = :requester and s.applicationDigest = :digest"
                                + " and s.state not in :undone and s.id <> :id and (s.createdAt < :created"
                                + " or (s.createdAt = :created and s.id < :id)) order by s.createdAt desc",
                        String.class)
                .setParameter("address", session.address().text())
                .setParameter("since", since)
                .setParameter("requester", session.requesterId())
                .setParameter("digest", session.applicationDigest())
                .setParameter("undone", List.of(SessionState.REFUSED, SessionState.CANCELED))
                .setParameter("id", session.id())
                .setParameter("created", session.createdAt())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How many sessions the caller has begun since then. */
    public long callsFrom(CustomerAddress caller, Instant since) {
        return entities.createQuery(
                        "select count(s) from TelephonySession s where s.address = :address and s.createdAt > :since"
                                + " and s.source = :source",
                        Long.class)
                .setParameter("address", caller.text())
                .setParameter("since", since)
                .setParameter("source", Source.CALL.word())
                .getSingleResult();
    }

    /** Forgets an attempt that came to nothing before anything was sent. */
    public void remove(CallAttempt attempt) {
        entities.remove(attempt);
    }
}
