package org.carillon.dialogue;

import java.util.Map;
import org.carillon.request.RequestedApplication;

/**
 * What answers an incoming call.
 *
 * @param requesterId whose session it is
 * @param application what the caller talks with
 * @param requestUri the parameters of the Request-URI, where the caller named the dialogue (RFC 5552); otherwise empty
 */
record IncomingLine(String requesterId, RequestedApplication application, Map<String, String> requestUri) {

    IncomingLine {
        requestUri = Map.copyOf(requestUri);
    }

    /** Application-to-application information (RFC 5552 section 2.3), or null. */
    String aai() {
        return requestUri.get("aai");
    }
}
