package org.carillon.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.InLists;
import org.carillon.database.ReadAhead;
import org.carillon.node.NodeIdentity;

/** What the calls of requesters have cost, by the hour. Needs the caller's transaction. */
@ApplicationScoped
public class SpendingLedger {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private ReadAhead readAhead;

    @Inject
    private NodeIdentity node;

    /** What was spent within one hour on one node. */
    public record Spent(String requesterId, Instant hour, BigDecimal amount) {}

    /** Notes what a call that has ended has cost. */
    public void add(String requesterId, Instant ended, BigDecimal cost) {
        if (cost.signum() == 0) {
            return;
        }
        SpendingHour.Key key = new SpendingHour.Key(requesterId, ended, node.id());
        SpendingHour hour = entities.find(SpendingHour.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (hour == null) {
            hour = new SpendingHour(key);
            entities.persist(hour);
        }
        hour.add(cost);
    }

    /** Reads at once what these requesters have spent since then, for {@link #since} in the rest of the caller's transaction. */
    public void readAhead(List<String> requesterIds, Instant since) {
        readAhead.put(Spent.class, requesterIds, find(requesterIds, since), Spent::requesterId);
    }

    /** What the requester has spent in the hours that ended since then, oldest first. */
    public List<Spent> since(String requesterId, Instant since) {
        return readAhead.of(Spent.class, requesterId).orElseGet(() -> find(List.of(requesterId), since));
    }

    private List<Spent> find(List<String> requesterIds, Instant since) {
        List<Spent> found = new ArrayList<>();
        for (List<String> some : InLists.of(requesterIds)) {
            entities.createQuery(
                            "select h from SpendingHour h where h.requesterId in :ids and h.epochHour >= :since"
                                    + " order by h.epochHour",
                            SpendingHour.class)
                    .setParameter("ids", some)
                    .setParameter("since", SpendingHour.hourOf(since))
                    .getResultStream()
                    .map(hour -> new Spent(hour.requesterId(), hour.hourBegins(), hour.amount()))
                    .forEach(found::add);
        }
        return found;
    }
}
