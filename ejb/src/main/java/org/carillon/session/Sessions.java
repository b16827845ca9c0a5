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
import org.carillon.customer.CustomerAddress;
import org.carillon.database.InLists;
import org.carillon.database.ManyRows;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.request.StoredApplication;

/**
 * Where sessions, their attempts and their timelines are kept. What writes needs the caller's transaction. What is to be done next tells
 * {@link SessionQueue}.
 */
@ApplicationScoped
public class Sessions {

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
