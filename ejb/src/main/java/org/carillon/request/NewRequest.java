package org.carillon.request;

import java.time.Instant;
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
 * @param attempts how often to try, or null for once
 * @param callerId number to show, or null
 * @param replyTo where the outcome is told
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
        ReplyTo replyTo) {

    public NewRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        replyTo = replyTo == null ? ReplyTo.NOBODY : replyTo;
    }

    /** A request with everything optional left to defaults. */
    public static NewRequest of(
            String requesterId, RequestId id, String to, RequestedApplication application, ReplyTo replyTo) {
        return new NewRequest(requesterId, id, to, application, Map.of(), null, null, null, null, null, replyTo);
    }
}
