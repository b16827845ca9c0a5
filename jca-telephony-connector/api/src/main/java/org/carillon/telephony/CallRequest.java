package org.carillon.telephony;

import java.time.Duration;
import java.util.Objects;

/**
 * What to dial.
 *
 * @param callId our own identity of the call, unique for ever; becomes part of the Call-ID on the wire, so that both ends' logs
 *     can be matched
 * @param callee whom to call: E.164 with a leading plus, or {@code sip:user} for a user of the telephony server
 * @param callerId the number or user to show to the callee, {@link #ANONYMOUS} to show none, or null for the server's own
 * @param ringTimeout how long to let it ring before it is canceled as {@link Disposition#NO_ANSWER}, counted from the INVITE
 * @param maxDuration after this time the call is hung up, counted from the answer
 * @param dialog the VoiceXML dialogue that the callee, an external VoiceXML browser, is asked to run (RFC 5552 section 2), or null. A
 *     server of a kind that cannot ask for one does not place the call
 */
public record CallRequest(
        String callId,
        String callee,
        String callerId,
        Duration ringTimeout,
        Duration maxDuration,
        RequestedDialog dialog) {

    /** As the caller: nobody is shown. */
    public static final String ANONYMOUS = "anonymous";

    public CallRequest {
        Objects.requireNonNull(callId);
        Objects.requireNonNull(callee);
        Objects.requireNonNull(ringTimeout);
        Objects.requireNonNull(maxDuration);
    }

    /** A call to somebody, not to a VoiceXML browser. */
    public CallRequest(String callId, String callee, String callerId, Duration ringTimeout, Duration maxDuration) {
        this(callId, callee, callerId, ringTimeout, maxDuration, null);
    }
}
