package org.carillon.dialogue;

import java.util.Map;
import org.carillon.request.RequestedApplication;
import org.carillon.telephony.Call;
import org.carillon.vxml.SessionVariables;

/**
 * An answered call that waits for its handler.
 *
 * @param sessionId whose it is
 * @param application what the customer or caller is to talk with
 * @param call the call itself
 * @param platform where the connector's events go
 * @param variables what an application may know of the call
 */
record AnsweredCall(
        String sessionId,
        RequestedApplication application,
        Call call,
        CallVoicePlatform platform,
        SessionVariables variables) {

    private static final String PROTOCOL = "sip";
    private static final String PROTOCOL_VERSION = "2.0";

    /** A customer whom we have called. */
    static AnsweredCall placed(Claim claim, Call call, CallVoicePlatform platform) {
        SessionVariables variables = new SessionVariables(
                call.localUri(), call.remoteUri(), PROTOCOL, PROTOCOL_VERSION, null, "local", claim.parameters());
        return new AnsweredCall(claim.sessionId(), claim.application(), call, platform, variables);
    }

    /** A caller. */
    static AnsweredCall received(String sessionId, IncomingLine line, Call call, CallVoicePlatform platform) {
        SessionVariables variables = new SessionVariables(
                call.localUri(),
                call.remoteUri(),
                PROTOCOL,
                PROTOCOL_VERSION,
                line.aai(),
                "remote",
                line.requestUri(),
                Map.of());
        return new AnsweredCall(sessionId, line.application(), call, platform, variables);
    }
}
