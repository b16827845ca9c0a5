package org.carillon.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.customer.CustomerAddress;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;
import org.carillon.request.RequestId.Source;

/**
 * When customers were called. A call counts when it was placed or is about to be; one that the network refused before it rang reached
 * nobody, and a call that came in was not ours. Needs the caller's transaction.
 */
@ApplicationScoped
public class CallsToCustomers {

    /** A call that somebody has heard, or may. */
    private static final String COUNTS = " and (a.placedAt is not null or a.endedAt is null)"
            + " and (a.disposition is null or a.disposition <> 'congestion') and s.source <> :incoming"
            + " and a.claimedAt > :since";

    /** More than this at once is not worth it. */
    private static final int MOST_AHEAD = 20_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ReadAhead readAhead;

    /** A call, as found by one of the numbers. */
    record Call(String key, String attemptId, String requesterId, Instant begun) {}

    /** Reads the calls to these customers at once, for {@link #begunSince} in the rest of the caller's transaction. */
    public void readAhead(List<TelephonySession> sessions, Instant since) {
        List<String> numbers = sessions.stream()
                .flatMap(session -> numbersOf(session).stream())
                .distinct()
                .toList();
        List<Call> found = find(numbers, since, MOST_AHEAD);
        if (found.size() < MOST_AHEAD) {
            readAhead.put(Call.class, numbers, found, Call::key);
        }
    }

    /** A call of the session begins in the caller's transaction. */
    public void begins(TelephonySession session, CallAttempt attempt) {
        Stream.of(attempt.address(), session.address().text())
                .distinct()
                .map(key -> new Call(key, attempt.id(), session.requesterId(), attempt.claimedAt()))
                .forEach(call -> readAhead.add(Call.class, call.key(), call));
    }

    /**
     * When calls to the customer of this session were begun since then, by any of the person's numbers, oldest first; at most the
     * latest limit of them.
     *
     * @param requesterId only by this requester, or null for all
     */
    public List<Instant> begunSince(TelephonySession session, String requesterId, Instant since, int limit) {
        Map<String, Call> calls = new HashMap<>();
        calls(session, since).forEach(call -> calls.put(call.attemptId(), call));
        List<Instant> begun = calls.values().stream()
                .filter(call -> call.begun().isAfter(since))
                .filter(call -> requesterId == null || call.requesterId().equals(requesterId))
                .map(Call::begun)
                .sorted()
                .toList();
        return begun.subList(Math.max(0, begun.size() - limit), begun.size());
    }

    private List<Call> calls(TelephonySession session, Instant since) {
        List<Call> calls = new ArrayList<>();
        for (String number : numbersOf(session)) {
            Optional<List<Call>> read = readAhead.of(Call.class, number);
            if (read.isEmpty()) {
                return find(numbersOf(session), since, MOST_AHEAD);
            }
            calls.addAll(read.get());
        }
        return calls;
    }

    private static List<String> numbersOf(TelephonySession session) {
        return session.numbers().stream().map(CustomerAddress::text).toList();
    }

    /** The latest calls to the numbers, and to the persons who are known by them: a person may have been called at another number. */
    private List<Call> find(List<String> numbers, Instant since, int limit) {
        List<Call> found = new ArrayList<>();
        for (List<String> some : InLists.of(numbers)) {
            found.addAll(find("a.address", some, since, limit));
            found.addAll(find("s.address", some, since, limit));
        }
        return found;
    }

    private List<Call> find(String column, List<String> numbers, Instant since, int limit) {
        return entities.createQuery(
                        "select " + column + ", a.id, s.requesterId, a.claimedAt from CallAttempt a, TelephonySession s"
                                + " where a.sessionId = s.id and " + column + " in :numbers" + COUNTS
                                + " order by a.claimedAt desc",
                        Object[].class)
                .setParameter("numbers", numbers)
                .setParameter("since", since)
                .setParameter("incoming", Source.CALL.word())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Call((String) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }
}
