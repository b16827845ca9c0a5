package org.carillon.dispatch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.node.NodeIdentity;
import org.carillon.outcome.Ending;
import org.carillon.outcome.NextAttempt;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RetryPlan.Outcome;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.Party;
import org.carillon.session.SessionQueue;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** The nodes and their leases. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Nodes {

    private static final int AT_ONCE = 1_000;
    /** More than all nodes together can have. */
    private static final int MOST_CALLS = 100_000;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private NodeIdentity self;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueue queue;

    @Inject
    private Ending ending;

    @Inject
    private NextAttempt next;

    @Inject
    private Clock clock;

    /** This node is alive, at least until then. */
    public void renew(Instant until) {
        Node node = entities.find(Node.class, self.id());
        if (node == null) {
            node = new Node(self.id(), clock.instant());
            node.leaseUntil(until);
            entities.persist(node);
        } else {
            node.leaseUntil(until);
        }
    }

    /** Whether a node holds a lease. */
    public boolean isAlive(String id) {
        Node node = entities.find(Node.class, id);
        return node != null && !node.leaseUntil().isBefore(clock.instant());
    }

    /** How many nodes hold a lease, at least this one. */
    public int living() {
        return Math.max(
                1,
                entities.createQuery("select count(n) from Node n where n.leaseUntil >= :now", Long.class)
                        .setParameter("now", clock.instant())
                        .getSingleResult()
                        .intValue());
    }

    /** Whom the other nodes are calling. */
    public List<Party> calledElsewhere() {
        return queue.calledByOthersThan(self.id(), MOST_CALLS);
    }

    /** Ends what nodes with an expired lease were at, and forgets them. */
    public void sweepDead() {
        List<String> dead = entities.createQuery(
                        "select n.id from Node n where n.leaseUntil < :now and n.id <> :self", String.class)
                .setParameter("now", clock.instant())
                .setParameter("self", self.id())
                .getResultList();
        dead.forEach(this::bury);
    }

    private void bury(String id) {
        Node node = entities.find(Node.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (node == null || !node.leaseUntil().isBefore(clock.instant())) {
            return;
        }
        List<TelephonySession> left = queue.lockLiveOf(id, AT_ONCE);
        left.forEach(this::recover);
        if (left.size() < AT_ONCE) {
            entities.remove(node);
        }
    }

    private void recover(TelephonySession session) {
        Optional<CallAttempt> attempt = sessions.lastAttemptOf(session.id());
        boolean surelyNotPlaced = session.state() == SessionState.DIALING
                && attempt.map(a -> a.placedAt() == null).orElse(true);
        Instant now = clock.instant();
        if (surelyNotPlaced && !session.cancelRequested()) {
            attempt.ifPresent(sessions::remove);
            session.unclaimed(now);
            sessions.note(session, now, EventType.QUEUED, "again: its node died before it called");
            return;
        }
        attempt.ifPresent(a -> a.ended("interrupted", 0, "the node died", now));
        boolean again = attempt.isPresent()
                && session.source() != Source.CALL
                && next.schedule(session, attempt.get(), Outcome.INTERRUPTED, "the node died during the call");
        if (again) {
            return;
        }
        ending.end(session, SessionState.INTERRUPTED, "the node died while the customer may have been called");
    }
}
