package org.carillon.vxml.interpret;

import java.util.Map;
import org.carillon.vxml.SessionResult;

/** Thrown where a session ends without a word of the application: it left no choice, or a limit was passed. */
final class SessionEnd extends RuntimeException {

    private final transient SessionResult result;

    private SessionEnd(SessionResult result) {
        super(result.message(), null, false, false);
        this.result = result;
    }

    static SessionEnd stopped(String reason) {
        return new SessionEnd(new SessionResult(SessionResult.Kind.STOPPED, null, reason, Map.of()));
    }

    /** The caller is gone, and the application waits for input (VoiceXML 2.0 section 1.5.4). */
    static SessionEnd finalProcessing() {
        return new SessionEnd(new SessionResult(SessionResult.Kind.HUNG_UP, null, null, Map.of()));
    }

    SessionResult result() {
        return result;
    }
}
