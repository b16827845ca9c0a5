package org.carillon.dialogue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.node.NodeIdentity;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.session.CallAttempt;
import org.carillon.session.EventType;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.telephony.IncomingCall;

/** The numbers that callers can dial, and the sessions of those who do. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IncomingSessions {

    private static final int LOWEST_PRIORITY = 0;

    @PersistenceContext(unitName = "carillon")
    private EntityManager entities;

    @Inject
    private Sessions sessions;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /** A session that was opened for a caller. */
    public record Answerable(String sessionId, String attemptId) {}

    /** The number that was dialled, if an application answers it. */
    public Optional<IncomingNumber> number(String dialed) {
        return Optional.ofNullable(entities.find(IncomingNumber.class, dialed));
    }

    /** Calls of this caller that were taken within the last minute. */
    public long recentCallsFrom(IncomingCall call) {
        return sessions.callsFrom(callerOf(call), clock.instant().minus(Duration.ofMinutes(1)));
    }

    /** Opens a session for the caller. */
    public Answerable open(IncomingLine line, IncomingCall call) {
        Instant now = clock.instant();
        CustomerAddress caller = callerOf(call);
        NewRequest request = new NewRequest(
                line.requesterId(),
                new RequestId(Source.CALL, call.id()),
                caller.text(),
                line.application(),
                null,
                null,
                null,
                LOWEST_PRIORITY,
                1,
                null,
                ReplyTo.NOBODY);
        TelephonySession session =
                TelephonySession.answeredBy(node.id(), request, caller, now.plus(Duration.ofDays(1)), now);
        CallAttempt attempt = new CallAttempt(session, call.serverName(), now);
        attempt.placed(now);
        attempt.answered(now);
        sessions.add(session);
        sessions.add(attempt);
        sessions.note(session, now, EventType.ACCEPTED, "a caller dialled " + call.dialed());
        sessions.note(session, now, EventType.ANSWERED, "by " + node.id() + " over " + call.serverName());
        return new Answerable(session.id(), attempt.id());
    }

    private static CustomerAddress callerOf(IncomingCall call) {
        for (String written : List.of(call.caller(), "sip:" + call.caller())) {
            try {
                return CustomerAddress.parse(written);
            } catch (IllegalArgumentException e) {
                // a caller may send anything as its name: try the other form
                continue;
            }
        }
        return new CustomerAddress("sip:anonymous");
    }

    /** Lets an application answer a number. */
    public void assign(String number, String requesterId, RequestedApplication application) {
        entities.merge(new IncomingNumber(number, requesterId, application));
    }

    /** Nobody answers the number any more. Returns whether somebody did. */
    public boolean release(String number) {
        IncomingNumber assigned = entities.find(IncomingNumber.class, number);
        if (assigned != null) {
            entities.remove(assigned);
        }
        return assigned != null;
    }

    /** All numbers that are answered. */
    public List<IncomingNumber> numbers() {
        return entities.createQuery("select n from IncomingNumber n order by n.number", IncomingNumber.class)
                .getResultList();
    }
}
