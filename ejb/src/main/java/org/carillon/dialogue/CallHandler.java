package org.carillon.dialogue;

import org.carillon.request.RequestedApplication;
import org.carillon.vxml.SessionResult;

/**
 * What serves answered calls: one for each kind of application. Which it is, the application says that the request or the incoming number
 * names. Thread-safe.
 */
interface CallHandler {

    /** Whether this kind of application is served here. */
    boolean serves(RequestedApplication application);

    /** Serves the call on the calling thread until the far end hangs up or there is no more to do; then it is hung up. */
    SessionResult serve(AnsweredCall call);
}
