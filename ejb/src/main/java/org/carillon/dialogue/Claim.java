package org.carillon.dialogue;

import java.util.Map;
import org.carillon.request.RequestedApplication;

/**
 * A session that this node has claimed, with all that is needed to call.
 *
 * @param sessionId whose it is
 * @param attemptId the attempt written for it; the call's identity on the wire, too
 * @param server the telephony server picked
 * @param address whom to call
 * @param callerId whom to show as calling, or null
 * @param application what to run
 * @param parameters handed to the application
 */
public record Claim(
        String sessionId,
        String attemptId,
        String server,
        String address,
        String callerId,
        RequestedApplication application,
        Map<String, String> parameters) {}
