package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.carillon.vxml.SessionResult;

/** Hands each answered call to the handler of its application's kind, and hangs up when that is done. Thread-safe. */
@ApplicationScoped
public class CallHandlers {

    private static final Logger LOG = System.getLogger(CallHandlers.class.getName());

    @Inject
    private Instance<CallHandler> handlers;

    /** Serves the call on the calling thread. Never throws. */
    SessionResult serve(AnsweredCall call) {
        call.platform().connect(call.call());
        try {
            return handlers.stream()
                    .filter(handler -> handler.serves(call.application()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "nobody serves " + call.application().getClass().getSimpleName()))
                    .serve(call);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the dialogue of session " + call.sessionId() + " broke off", e);
            return new SessionResult(SessionResult.Kind.ERROR, "error.internal", "the dialogue broke off", Map.of());
        } finally {
            call.platform().disconnect(Map.of());
        }
    }
}
