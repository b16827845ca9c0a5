package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.customer.Customers;
import org.carillon.dialogue.Claim;
import org.carillon.node.NodeIdentity;
import org.carillon.outcome.Deferral;
import org.carillon.outcome.Ending;
import org.carillon.outcome.Refusal;
import org.carillon.policy.Decision;
import org.carillon.policy.LiveCalls;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.PolicyCheck.Stage;
import org.carillon.policy.TransferPolicy;
import org.carillon.session.CallAttempt;
import org.carillon.session.CallsToCustomers;
import org.carillon.session.EventType;
import org.carillon.session.SessionQueue;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/**
 * Claims the next sessions in the queue for this node: one short transaction for all of them, which also writes their attempts, before
 * the calls.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Claims {

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueue queue;

    @Inject
    private CallsToCustomers calls;

    @Inject
    private LiveCalls live;

    @Inject
    private TransferPolicy transfers;

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

    /**
     * What became of one look at the queue.
     *
     * @param claims what this node has now, and calls; each on the server at the same place of the list that was offered
     * @param more whether there may be more in the queue: sessions that are not to be called now are passed over
     */
    public record Claimed(List<Claim> claims, boolean more) {}

    /**
     * Takes the next sessions, at most one for each server.
     *
     * @param servers one for each free channel
     */
    public Claimed claim(List<String> servers) {
        List<TelephonySession> next = queue.lockQueued(servers.size(), limits.heldBack());
        // two calls to one customer must not both find that there is room for one more
        customers.lock(
                next.stream().flatMap(session -> session.numbers().stream()).toList());
        policies.readAhead(next);
        List<Claim> claims = new ArrayList<>();
        for (TelephonySession session : next) {
            if (isPermitted(session) && mayBegin(session)) {
                claims.add(take(session, servers.get(claims.size())));
            }
        }
        return new Claimed(claims, next.size() == servers.size());
    }

    private boolean isPermitted(TelephonySession session) {
        Decision decision = policies.check(session, Stage.DIAL).strictest();
        switch (decision.result()) {
            case DENY -> ending.end(session, Refusal.stateOf(decision), decision.policy() + ": " + decision.reason());
            case DEFER -> deferral.defer(session, decision);
            case PERMIT -> {
                return true;
            }
        }
        return false;
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
        BigDecimal price = transfers.prices().perMinute(session.callee().text()).orElse(BigDecimal.ZERO);
        attempt.priced(price);
        sessions.add(attempt);
        calls.begins(session, attempt);
        live.begins(session, price);
        sessions.note(
                session,
                now,
                EventType.DISPATCHED,
                "to " + server + ", attempt " + session.attempts() + " of " + session.maxAttempts());
        return new Claim(
                session.id(),
                attempt.id(),
                server,
                session.callee().text(),
                session.callerId(),
                session.application(),
                handedOver(session));
    }

    /** What the application is handed: the request's parameters, and its language unless one of them has that name. */
    private static Map<String, String> handedOver(TelephonySession session) {
        if (session.language() == null) {
            return session.parameters();
        }
        Map<String, String> parameters = new HashMap<>(session.parameters());
        parameters.putIfAbsent("language", session.language());
        return parameters;
    }
}
