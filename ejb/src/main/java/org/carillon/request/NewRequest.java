package org.carillon.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The one normal form of a request for a session, whatever way it came. As the sender wrote it: intake validates.
 *
 * @param requesterId who asks, authenticated by the gateway
 * @param id makes it recognisable when it comes again
 * @param to whom to call: E.164 with a leading plus, or {@code sip:user}
 * @param application what to run
 * @param parameters handed to the application as {@code session.parameters}
 * @param at not before, or null for now
 * @param expires not after, or null for the operator's default
 * @param priority 0 (lowest) to 9, or null for 4
 * @param attempts how often to try at most, or null for as often as the retries need, which is once without any
 * @param callerId number to show, or null
 * @param replyTo where the outcome is told
 * @param alternatives further numbers of the same person, tried in turn after {@code to}
 * @param language BCP 47, in which the customer is spoken to, or null for what is known of the customer
 * @param retries what follows calls that did not come about; where it says nothing the requester's defaults count
 */
public record NewRequest(
        String requesterId,
        RequestId id,
        String to,
        RequestedApplication application,
        Map<String, String> parameters,
        Instant at,
        Instant expires,
        Integer priority,
        Integer attempts,
        String callerId,
        ReplyTo replyTo,
        List<String> alternatives,
        String language,
        RetryPlan retries) {

    public NewRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        replyTo = replyTo == null ? ReplyTo.NOBODY : replyTo;
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        retries = retries == null ? RetryPlan.NOTHING_SAID : retries;
    }

    /** A request to one number, in the language and with the retries that are usual. */
    public NewRequest(
            String requesterId,
            RequestId id,
            String to,
            RequestedApplication application,
            Map<String, String> parameters,
            Instant at,
            Instant expires,
            Integer priority,
            Integer attempts,
            String callerId,
            ReplyTo replyTo) {
        this(
                requesterId,
                id,
                to,
                application,
                parameters,
                at,
                expires,
                priority,
                attempts,
                callerId,
                replyTo,
                null,
                null,
                null);
    }

    /** A request with everything optional left to defaults. */
    public static NewRequest of(
            String requesterId, RequestId id, String to, RequestedApplication application, ReplyTo replyTo) {
        return new NewRequest(requesterId, id, to, application, Map.of(), null, null, null, null, null, replyTo);
    }

    /** The same request to call somebody else. */
    public NewRequest toCall(String customer, RequestId itsId) {
        return with(itsId, customer, replyTo);
    }

    /** The same request, its outcome told elsewhere. */
    public NewRequest tellingTo(ReplyTo receiver) {
        return with(id, to, receiver);
    }

    private NewRequest with(RequestId itsId, String customer, ReplyTo receiver) {
        return new NewRequest(
                requesterId,
                itsId,
                customer,
                application,
                parameters,
                at,
                expires,
                priority,
                attempts,
                callerId,
                receiver,
                alternatives,
                language,
                retries);
    }

    /** The same request with these parts in the place of its own. */
    public NewRequest with(
            RequestedApplication application,
            Map<String, String> parameters,
            Integer priority,
            Integer attempts,
            String callerId) {
        return new NewRequest(
                requesterId,
                id,
                to,
                application,
                parameters,
                at,
                expires,
                priority,
                attempts,
                callerId,
                replyTo,
                alternatives,
                language,
                retries);
    }
}
