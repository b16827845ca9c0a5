package org.carillon.intake;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Does what has to wait for the transaction's commit; nothing when it comes to nothing. */
record OnceCommitted(Runnable action) implements Synchronization {

    @Override
    public void beforeCompletion() {
        // only the end counts
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            action.run();
        }
    }
}
