package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;
import org.carillon.request.RequestId.Source;
import org.carillon.session.SessionState;
import org.carillon.session.TelephonySession;

/**
 * The calls that go on for requesters: those of this transaction exactly, those of other nodes as far as they are committed. Needs the
 * caller's transaction.
 */
@ApplicationScoped
public class LiveCalls {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ReadAhead readAhead;

    /**
     * Calls that go on.
     *
     * @param calls how many
     * @param pricePerMinute of all together
     */
    public record Live(long calls, BigDecimal pricePerMinute) {

        static final Live NONE = new Live(0, BigDecimal.ZERO);

        Live and(Live other) {
            return new Live(calls + other.calls, pricePerMinute.add(other.pricePerMinute));
        }
    }

    private record LiveOf(String requesterId, Live live) {}

    /** Reads at once what goes on for these requesters, for {@link #of} in the rest of the caller's transaction. */
    public void readAhead(Collection<String> requesterIds) {
        List<String> ids = requesterIds.stream().distinct().toList();
        readAhead.put(LiveOf.class, ids, find(ids), LiveOf::requesterId);
    }

    /** A call of the session begins in the caller's transaction. */
    public void begins(TelephonySession session, BigDecimal pricePerMinute) {
        readAhead.add(
                LiveOf.class, session.requesterId(), new LiveOf(session.requesterId(), new Live(1, pricePerMinute)));
    }

    /** What goes on for the requester. */
    public Live of(String requesterId) {
        return readAhead.of(LiveOf.class, requesterId).orElseGet(() -> find(List.of(requesterId))).stream()
                .map(LiveOf::live)
                .reduce(Live.NONE, Live::and);
    }

    private List<LiveOf> find(List<String> requesterIds) {
        List<LiveOf> found = new ArrayList<>();
        for (List<String> some : InLists.of(requesterIds)) {
            entities.createQuery(
                            "select s.requesterId, count(a), sum(a.pricePerMinute) from CallAttempt a, TelephonySession s"
                                    + " where a.sessionId = s.id and a.endedAt is null and s.state in :live"
                                    + " and s.source <> :incoming and s.requesterId in :ids group by s.requesterId",
                            Object[].class)
                    .setParameter("live", List.of(SessionState.DIALING, SessionState.RINGING, SessionState.IN_PROGRESS))
                    .setParameter("incoming", Source.CALL.word())
                    .setParameter("ids", some)
                    .getResultStream()
                    .map(row -> new LiveOf((String) row[0], new Live((Long) row[1], (BigDecimal) row[2])))
                    .forEach(found::add);
        }
        return found;
    }
}
