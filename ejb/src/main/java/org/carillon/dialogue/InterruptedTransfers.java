package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.carillon.outcome.SessionEnded;
import org.carillon.session.SessionState;
import org.carillon.transfer.Transfers;

/** Ends the transfers of sessions whose node has died: a living one ends its own. */
@ApplicationScoped
public class InterruptedTransfers {

    @Inject
    private Transfers transfers;

    void sessionEnded(@Observes SessionEnded ended) {
        if (ended.session().state() == SessionState.INTERRUPTED) {
            transfers.interrupted(ended.session().id(), ended.at());
        }
    }
}
