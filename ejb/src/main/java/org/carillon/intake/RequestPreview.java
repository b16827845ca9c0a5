package org.carillon.intake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.carillon.customer.CustomerAddress;
import org.carillon.policy.PolicyPreview;
import org.carillon.policy.RequiredResources;
import org.carillon.policy.Verdict;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.requester.Requester;
import org.carillon.requester.Requesters;
import org.carillon.session.TelephonySession;

/** Tells what would become of a request, without storing or placing anything. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestPreview {

    @Inject
    private Requesters requesters;

    @Inject
    private RequiredResources resources;

    @Inject
    private PolicyPreview policies;

    @Inject
    private Clock clock;

    /**
     * What all policies would decide now, as at intake and as right before dialling. Takes as long as fetching the application does.
     *
     * @throws InvalidRequestException naming every part that is wrong
     */
    public Verdict wouldDecide(NewRequest request) throws InvalidRequestException {
        TelephonySession session = session(request);
        return policies.wouldDecide(session, resources.decide(session.application()));
    }

    /**
     * The same without a look at the application: for many requests with the same one.
     *
     * @throws InvalidRequestException naming every part that is wrong
     */
    public Verdict wouldDecideUnfetched(NewRequest request) throws InvalidRequestException {
        return policies.wouldDecide(session(request));
    }

    private TelephonySession session(NewRequest request) throws InvalidRequestException {
        Instant now = clock.instant();
        NewRequest complete = new RequestCheck(
                        request,
                        requesters
                                .find(request.requesterId())
                                .map(Requester::callerIds)
                                .orElse(java.util.List.of()),
                        now)
                .complete();
        return new TelephonySession(
                complete, CustomerAddress.parse(complete.to()), RequestDigest.of(request), complete.expires(), now);
    }
}
