package org.carillon.dispatch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.carillon.session.EventType;
import org.carillon.session.HeldBack;
import org.carillon.session.SessionQueue;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;

/** Sessions that stay in the queue because a limit is reached. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class HeldSessions {

    private static final int AT_ONCE = 200;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueue queue;

    @Inject
    private Clock clock;

    /** Tells those that wait why, once: as their reason and in their timelines. */
    public void tell(HeldBack held) {
        if (!held.isNothing()) {
            queue.lockHeldBack(held, AT_ONCE).forEach(session -> tell(session, held));
        }
    }

    private void tell(TelephonySession session, HeldBack held) {
        held.reason(session.requesterId(), session.address().text()).ifPresent(why -> {
            session.heldBack(why);
            sessions.note(session, clock.instant(), EventType.HELD_BACK, why);
        });
    }
}
