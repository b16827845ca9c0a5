package org.carillon.intake;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.Customers;
import org.carillon.request.NewRequest;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Stores valid requests, many in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RequestStore {

    @Inject
    private Sessions sessions;

    @EJB
    private Customers customers;

    @Inject
    private Clock clock;

    /**
     * A session that was not there before.
     *
     * @param origin how its origin was proven, or null
     */
    private record Fresh(TelephonySession session, String origin) {

        SessionEvent accepted(Instant at) {
            return new SessionEvent(session.id(), at, EventType.ACCEPTED, words(), session.state());
        }

        private String words() {
            return "by " + session.source().word() + " from " + session.requesterId()
                    + (origin == null ? "" : "; " + origin);
        }
    }

    /**
     * Stores all, but for those that have come before, which are found instead, and groups that are in conflict with one that has.
     *
     * @param groups requests that came together, of which all are stored or none
     * @return for each group what became of it
     */
    public List<StoredRequests> store(List<List<StorableRequest>> groups) {
        return store(
                groups,
                RequestsBefore.find(
                        sessions, groups.stream().flatMap(List::stream).toList()));
    }

    /**
     * The same for requests that seem to be new: they are not looked for. That they are is for the database to say.
     *
     * @throws NotNewException when it says no; nothing is stored
     */
    public List<StoredRequests> storeNew(List<List<StorableRequest>> groups) {
        try {
            return store(groups, new RequestsBefore());
        } catch (EJBException e) {
            throw new NotNewException(e);
        }
    }

    private List<StoredRequests> store(List<List<StorableRequest>> groups, RequestsBefore before) {
        List<Fresh> fresh = new ArrayList<>();
        List<StoredRequests> stored = new ArrayList<>();
        Instant now = clock.instant();
        for (List<StorableRequest> group : groups) {
            int others = fresh.size();
            stored.add(store(group, before, fresh, now));
            fresh.subList(others, fresh.size()).forEach(one -> before.add(one.session()));
        }
        List<TelephonySession> added = fresh.stream().map(Fresh::session).toList();
        customers.meet(
                added.stream().flatMap(session -> session.numbers().stream()).toList());
        sessions.addAll(added, fresh.stream().map(one -> one.accepted(now)).toList());
        return stored;
    }

    /** Like {@link #store}, in the caller's transaction, for requests that come together. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Acceptance> storeWithin(List<StorableRequest> together) throws ConflictingRequestException {
        return store(List.of(together)).get(0).orConflict();
    }

    private static StoredRequests store(
            List<StorableRequest> group, RequestsBefore before, List<Fresh> fresh, Instant now) {
        List<Acceptance> acceptances = new ArrayList<>();
        List<Fresh> sessions = new ArrayList<>();
        for (StorableRequest request : group) {
            RequestsBefore.Earlier earlier = before.of(request.request());
            if (earlier == null) {
                TelephonySession session = session(request, now);
                sessions.add(new Fresh(session, request.origin()));
                acceptances.add(new Acceptance(session.id(), false));
            } else if (earlier.digest().equals(request.digest())) {
                acceptances.add(new Acceptance(earlier.sessionId(), true));
            } else {
                return StoredRequests.conflict(request.request().id().value());
            }
        }
        fresh.addAll(sessions);
        return new StoredRequests(acceptances, null);
    }

    private static TelephonySession session(StorableRequest storable, Instant now) {
        NewRequest request = storable.request();
        return new TelephonySession(
                request, CustomerAddress.parse(request.to()), storable.digest(), request.expires(), now);
    }
}
