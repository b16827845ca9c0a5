package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.application.Applications;
import org.carillon.policy.IncomingCalls;
import org.carillon.request.RequestedApplication;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.RequestedDialog;
import org.carillon.vxml.BadApplicationException;

/** Finds what answers an incoming call: the application of the number, or the dialogue that the caller names (RFC 5552). */
@ApplicationScoped
public class IncomingLines {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BUSY_HERE = 486;
    private static final int SERVER_INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    @Inject
    private IncomingSessions sessions;

    @Inject
    private IncomingCalls policy;

    @Inject
    private Applications applications;

    /** A call that is not taken. Not an error: it is told to the caller. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String reason) {
            super(reason);
            this.status = status;
        }

        /** A SIP status code. */
        int status() {
            return status;
        }
    }

    /** What answers; takes as long as fetching does where the caller names a document. */
    IncomingLine of(IncomingCall call) throws RefusedException {
        if (sessions.recentCallsFrom(call) >= policy.perCallerPerMinute()) {
            throw new RefusedException(BUSY_HERE, "the caller has called too often within a minute");
        }
        return call.requestedDialog().isPresent()
                ? dialog(call.requestedDialog().get())
                : sessions.number(call.dialed())
                        .map(number -> new IncomingLine(number.requesterId(), number.application(), Map.of()))
                        .orElseThrow(() -> new RefusedException(NOT_FOUND, "nobody answers " + call.dialed()));
    }

    private IncomingLine dialog(RequestedDialog requested) throws RefusedException {
        String requester = policy.requesterOfDialog(requested.voicexml())
                .orElseThrow(() -> new RefusedException(FORBIDDEN, "not an allowed dialog: " + requested.voicexml()));
        if ("post".equalsIgnoreCase(requested.parameters().get("method"))) {
            throw new RefusedException(NOT_IMPLEMENTED, "dialogs are fetched by GET alone");
        }
        RequestedApplication application = new RequestedApplication.Linked(requested.voicexml());
        try {
            // RFC 5552 section 2.2: answered once the document is there
            applications.check(application);
        } catch (BadApplicationException e) {
            throw new RefusedException(SERVER_INTERNAL_ERROR, e.getMessage());
        }
        Map<String, String> parameters = new LinkedHashMap<>(requested.parameters());
        parameters.put("voicexml", requested.voicexml());
        return new IncomingLine(requester, application, parameters);
    }
}
