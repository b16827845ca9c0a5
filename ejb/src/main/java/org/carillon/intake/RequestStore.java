package org.carillon.intake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.customer.CustomerAddress;
import org.carillon.request.NewRequest;
import org.carillon.session.EventType;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Stores valid requests, in one transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RequestStore {

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    /** Stores all, or none; those that have come before are found instead. */
    public List<Acceptance> store(List<StorableRequest> requests) throws ConflictingRequestException {
        List<Acceptance> acceptances = new ArrayList<>();
        for (StorableRequest request : requests) {
            acceptances.add(store(request));
        }
        return acceptances;
    }

    /** Like {@link #store(List)}, in the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Acceptance> storeWithin(List<StorableRequest> requests) throws ConflictingRequestException {
        return store(requests);
    }

    private Acceptance store(StorableRequest storable) throws ConflictingRequestException {
        NewRequest request = storable.request();
        Optional<TelephonySession> earlier = request.id().value() == null
                ? Optional.empty()
                : sessions.ofRequest(request.requesterId(), request.id().asText());
        if (earlier.isPresent()) {
            if (!earlier.get().requestDigest().equals(storable.digest())) {
                throw new ConflictingRequestException(request.id().value());
            }
            return new Acceptance(earlier.get().id(), true);
        }
        Instant now = clock.instant();
        TelephonySession session = new TelephonySession(
                request, CustomerAddress.parse(request.to()), storable.digest(), request.expires(), now);
        sessions.add(session);
        sessions.note(
                session,
                now,
                EventType.ACCEPTED,
                "by " + request.id().source().word() + " from " + request.requesterId()
                        + (storable.origin() == null ? "" : "; " + storable.origin()));
        return new Acceptance(session.id(), false);
    }
}
