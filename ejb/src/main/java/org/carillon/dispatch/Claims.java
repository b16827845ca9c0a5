package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carillon.customer.Customers;
import org.carillon.dialogue.Claim;
import org.carillon.node.NodeIdentity;
import org.carillon.outcome.Deferral;
import org.carillon.outcome.Ending;
import org.carillon.policy.Decision;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Claims the next session in the queue for this node: one short transaction that also writes the attempt, before the call. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Claims {

    @Inject
    private Sessions sessions;

    @Inject
    private Customers customers;

    @Inject
    private PolicyCheck policies;

    @Inject
    private Deferral deferral;

    @Inject
    private Ending ending;

    @Inject
    private CallLimits limits;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /** What became of one look at the queue. */
    public sealed interface Attempted {}

    /** There is nothing in the queue. */
    public record NothingQueued() implements Attempted {}

    /** The next session was not to be called now; there may be others. */
    public record PassedOver() implements Attempted {}

    /** This node has it, and calls. */
    public record Claimed(Claim claim) implements Attempted {}

    /** Takes the next session for a call through the server. */
    public Attempted claimNext(String server) {
        List<TelephonySession> next = sessions.lockQueued(1, limits.heldBack());
        return next.isEmpty() ? new NothingQueued() : claim(next.get(0), server);
    }

    private Attempted claim(TelephonySession session, String server) {
        // two calls to one customer must not both find that there is room for one more
        customers.lock(session.address());
        Decision decision = policies.check(session, Stage.DIAL).strictest();
        switch (decision.result()) {
            case DENY -> ending.end(session, SessionState.REFUSED, decision.policy() + ": " + decision.reason());
            case DEFER -> deferral.defer(session, decision);
            case PERMIT -> {
                if (mayBegin(session)) {
                    return new Claimed(take(session, server));
                }
            }
        }
        return new PassedOver();
    }

    /** Whether the limits let it go; then it counts, unless this transaction comes to nothing. */
    private boolean mayBegin(TelephonySession session) {
        String id = session.id();
        boolean begun =
                limits.begin(id, session.requesterId(), session.address().text());
        if (begun) {
            transaction.registerInterposedSynchronization(new UnlessCommitted(() -> limits.ended(id)));
        }
        return begun;
    }

    private Claim take(TelephonySession session, String server) {
        Instant now = clock.instant();
        session.claimedBy(node.id(), now);
        CallAttempt attempt = new CallAttempt(session, server, now);
        sessions.add(attempt);
        sessions.note(
                session,
                now,
                EventType.DISPATCHED,
                "to " + server + ", attempt " + session.attempts() + " of " + session.maxAttempts());
        return new Claim(
                session.id(),
                attempt.id(),
                server,
                session.address().text(),
                session.callerId(),
                session.application(),
                session.parameters());
    }
}
