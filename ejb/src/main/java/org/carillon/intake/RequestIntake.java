package org.carillon.intake;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carillon.intake.template.Templates;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.RequestedApplication;
import org.carillon.requester.RecentRequesters;
import org.carillon.requester.Requester;
import org.carillon.schedule.AdmissionQueue;

/**
 * The one door for requests of every kind. What it returns from is stored for good: a gateway says yes to its sender only then.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestIntake {

    @Inject
    private RequestWriter writer;

    @EJB
    private RequestStore store;

    @Inject
    private RecentRequesters requesters;

    @Inject
    private Templates templates;

    @Inject
    private CallbackCheck callbacks;

    @EJB
    private AdmissionQueue queue;

    @Inject
    private Clock clock;

    /**
     * Validates and stores a request, and has the queue woken.
     *
     * @throws InvalidRequestException naming every part that is wrong; nothing is stored
     * @throws ConflictingRequestException when the same identity was used for another request; nothing is stored
     * @throws EJBException when the database is away; nothing is stored, and the sender may try again
     */
    public Acceptance accept(NewRequest request) throws InvalidRequestException, ConflictingRequestException {
        return acceptAll(List.of(request)).get(0);
    }

    /** Like {@link #accept}, for requests that come together: all are stored or none. */
    public List<Acceptance> acceptAll(List<NewRequest> requests)
            throws InvalidRequestException, ConflictingRequestException {
        return acceptAll(requests, null);
    }

    /**
     * Like {@link #acceptAll(List)}, and keeps how their origin was proven.
     *
     * @param origin for the timeline, or null
     */
    public List<Acceptance> acceptAll(List<NewRequest> requests, String origin)
            throws InvalidRequestException, ConflictingRequestException {
        List<StorableRequest> valid = storable(requests, origin);
        List<Acceptance> acceptances = writer.write(valid);
        send(acceptances);
        return acceptances;
    }

    /** Like {@link #acceptAll}, together with what the caller's transaction writes. After its commit the caller {@link #announce}s. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Acceptance> acceptWithin(List<NewRequest> requests)
            throws InvalidRequestException, ConflictingRequestException {
        return store.storeWithin(storable(requests, null));
    }

    /** Has the queue woken for what was stored by {@link #acceptWithin}. */
    public void announce(List<Acceptance> acceptances) {
        send(acceptances);
    }

    /**
     * Whether a request like this would be taken.
     *
     * @throws InvalidRequestException naming every part that is wrong
     */
    public void check(NewRequest request) throws InvalidRequestException {
        complete(request);
    }

    /**
     * The request as it would be stored: with its template put into it and defaults filled in.
     *
     * @throws InvalidRequestException naming every part that is wrong
     */
    public NewRequest complete(NewRequest request) throws InvalidRequestException {
        NewRequest complete = new RequestCheck(resolved(request), callerIdsOf(request), clock.instant()).complete();
        callbacks.check(complete);
        return complete;
    }

    private NewRequest resolved(NewRequest request) throws InvalidRequestException {
        // most name none, and are spared the transaction in which they are looked up
        return request.application() instanceof RequestedApplication.Templated ? templates.resolve(request) : request;
    }

    private List<StorableRequest> storable(List<NewRequest> requests, String origin) throws InvalidRequestException {
        List<StorableRequest> valid = new ArrayList<>();
        for (NewRequest request : requests) {
            // the digest is of what the sender wrote: the defaults that we fill in depend on the clock
            valid.add(new StorableRequest(complete(request), RequestDigest.of(request), origin));
        }
        return valid;
    }

    private void send(List<Acceptance> acceptances) {
        acceptances.stream().filter(a -> !a.replayed()).forEach(a -> queue.send(a.sessionId()));
    }

    private List<String> callerIdsOf(NewRequest request) {
        return requesters.find(request.requesterId()).map(Requester::callerIds).orElse(List.of());
    }
}
