package org.carillon.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.Decision;
import org.carillon.policy.DecisionLog;
import org.carillon.policy.Destinations;
import org.carillon.policy.PolicyCheck;
import org.carillon.policy.TransferPolicy;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;

/**
 * Permits transfers and counts them, each step in a short transaction of its own. Two transfers of one requester are permitted one
 * after the other, whichever nodes they are at: both see what the other has used.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Transfers {

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Sessions sessions;

    @Inject
    private Requesters requesters;

    @Inject
    private Destinations destinations;

    @Inject
    private TransferPolicy policy;

    @Inject
    private DecisionLog decisions;

    @Inject
    private Event<TransferEnded> ended;

    @Inject
    private Clock clock;

    /** Decides whether a session's application may transfer; keeps what was decided. */
    public Permission permit(String sessionId, TransferRequest request) {
        TelephonySession session =
                sessions.find(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId));
        CustomerAddress address;
        try {
            address = TransferDestination.parse(request.destination(), policy.hosts());
        } catch (TransferDestination.BadDestinationException e) {
            return new Permission.Refused(e.outcome(), e.getMessage());
        }
        Decision destination = destinations.decide(address.text());
        decisions.keep(session, PolicyCheck.Stage.TRANSFER, destination);
        return destination.result() == Decision.Result.PERMIT
                ? permit(session, request, address)
                : refused(destination);
    }

    private Permission permit(TelephonySession session, TransferRequest request, CustomerAddress address) {
        requesters.lock(session.requesterId());
        Instant now = clock.instant();
        TransferPolicy.Answer answer = policy.decide(
                session.requesterId(),
                request.type(),
                address.text(),
                request.maxTime(),
                usage(session.requesterId(), now));
        decisions.keep(session, PolicyCheck.Stage.TRANSFER, answer.decision());
        if (!answer.permits()) {
            return refused(answer.decision());
        }
        Transfer transfer = new Transfer(session, request, address, answer.longest(), answer.pricePerMinute(), now);
        entities.persist(transfer);
        return new Permission.Granted(transfer.id(), address, callerIdOf(session), answer.longest());
    }

    /** What the customer was shown, or would be. */
    private String callerIdOf(TelephonySession session) {
        List<String> owned =
                requesters.find(session.requesterId()).map(Requester::callerIds).orElse(List.of());
        return session.callerId() != null || owned.isEmpty() ? session.callerId() : owned.get(0);
    }

    private static Permission refused(Decision decision) {
        return new Permission.Refused(TransferOutcome.NO_AUTHORIZATION, decision.policy() + ": " + decision.reason());
    }

    private TransferPolicy.Usage usage(String requesterId, Instant now) {
        long lastHour = count("t.createdAt > :time", requesterId, now.minus(Duration.ofHours(1)));
        long going = count("t.endedAt is null and t.overBy > :time", requesterId, now);
        BigDecimal spent = entities.createQuery(
                        "select sum(t.cost) from Transfer t where t.requesterId = :requester and t.createdAt > :time",
                        BigDecimal.class)
                .setParameter("requester", requesterId)
                .setParameter("time", now.minus(Duration.ofDays(1)))
                .getSingleResult();
        return new TransferPolicy.Usage(lastHour, going, spent == null ? BigDecimal.ZERO : spent);
    }

    private long count(String condition, String requesterId, Instant time) {
        return entities.createQuery(
                        "select count(t) from Transfer t where t.requesterId = :requester and " + condition, Long.class)
                .setParameter("requester", requesterId)
                .setParameter("time", time)
                .getSingleResult();
    }

    /** The transfers of a session, in their order, at most a hundred. */
    public List<Transfer> of(String sessionId) {
        return entities.createQuery(
                        "select t from Transfer t where t.sessionId = :session order by t.createdAt, t.id",
                        Transfer.class)
                .setParameter("session", sessionId)
                .setMaxResults(100)
                .getResultList();
    }

    /** The third party has answered, on that server's channel. */
    public void answered(String transferId, String server, Instant at) {
        Transfer transfer = entities.find(Transfer.class, transferId);
        transfer.carriedBy(server);
        transfer.answered(at);
    }

    /** It is over; what it cost is settled. Does nothing the second time. */
    public void ended(String transferId, String server, TransferOutcome outcome, Instant at) {
        Transfer transfer = entities.find(Transfer.class, transferId);
        if (transfer.endedAt() == null) {
            transfer.carriedBy(server);
            end(transfer, Transfer.word(outcome), at);
        }
    }

    /** Ends what a session that was interrupted has left open. In the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void interrupted(String sessionId, Instant at) {
        List<Transfer> open = entities.createQuery(
                        "select t from Transfer t where t.sessionId = :session and t.endedAt is null", Transfer.class)
                .setParameter("session", sessionId)
                .getResultList();
        open.forEach(transfer -> end(transfer, "interrupted", at));
    }

    private void end(Transfer transfer, String outcome, Instant at) {
        transfer.ended(outcome, at);
        ended.fire(new TransferEnded(transfer));
    }
}
