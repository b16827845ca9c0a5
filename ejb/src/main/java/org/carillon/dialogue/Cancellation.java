package org.carillon.dialogue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.carillon.node.NodeIdentity;
import org.carillon.outcome.Ending;
import org.carillon.session.EventType;
import org.carillon.session.SessionQueue;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Cancels sessions, whichever node they are at. */
@Stateless
public class Cancellation {

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueue queue;

    @Inject
    private Ending ending;

    @Inject
    private LiveCalls calls;

    @Inject
    private NodeIdentity node;

    @Inject
    private Clock clock;

    /**
     * Ends a waiting session at once; has a live one ended by its node, within seconds.
     *
     * @return the state the session is in now; if it was final before, nothing was changed
     */
    public SessionState cancel(String sessionId) {
        TelephonySession session =
                sessions.lock(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId));
        if (session.state().isLive()) {
            if (!session.cancelRequested()) {
                session.requestCancel(clock.instant());
                sessions.note(session, clock.instant(), EventType.CANCEL_REQUESTED, null);
            }
        } else if (!session.state().isFinal()) {
            ending.end(session, SessionState.CANCELED, "canceled by the requester");
        }
        return session.state();
    }

    /** Hangs up the calls of this node whose cancellation was asked for, by whichever node. */
    public void serveRequests() {
        queue.cancelRequestsFor(node.id()).forEach(calls::hangUp);
    }
}
